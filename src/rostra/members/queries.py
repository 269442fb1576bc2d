"""What other rooms read of members."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db.models import Exists, OuterRef

from rostra.members.models import Member, MemberQuerySet


def session_keys(member_id: int) -> tuple[str, ...]:
    """Return the keys of all sessions of a member."""
    return tuple(UserSession.objects.filter(user_id=member_id).values_list("session_key", flat=True))


def telling_unconfirmed() -> MemberQuerySet:
    """Return all members, with `is_unconfirmed`: an e-mail address waits to be confirmed, and none is."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    waits, is_confirmed = Exists(addresses.filter(verified=False)), Exists(addresses.filter(verified=True))
    rows: MemberQuerySet = Member.objects.annotate(is_unconfirmed=waits & ~is_confirmed)
    return rows
