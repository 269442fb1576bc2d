"""A member's passkeys: how many there may be, and what they are called until somebody names them."""

from itertools import count

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rostra.members.devices import device_of
from rostra.members.models import Member

MOST = 20  # Every device of a large household and more; signing in looks through all of them.


def passkeys_of(member: Member) -> QuerySet[Authenticator]:
    """Return the member's passkeys."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN)
    return found


def why_no_more(member: Member) -> str:
    """Return why the member cannot add another passkey, or nothing."""
    if passkeys_of(member).count() < MOST:
        return ""
    return _(
        "You have %(most)d passkeys, and an account keeps no more. Remove one that you no longer use, then add another."
    ) % {"most": MOST}


def suggested_name(member: Member, user_agent: str) -> str:
    """Return what to call a passkey made in this browser, as "Firefox on Linux", with a number if it is taken."""
    taken = {passkey.wrap().name for passkey in passkeys_of(member)}
    name = device_of(user_agent) or _("Passkey")
    return next(free for number in count(1) if (free := f"{name} {number}" if number > 1 else name) not in taken)
