"""Change a member's picture."""

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.events import MemberChanged
from rostra.members.models import Member


@transaction.atomic
def change_avatar(*, member: Member, avatar: str) -> Member:
    """Show the picture stored under `avatar` from now on; empty draws it from the name."""
    row = Member.objects.select_for_update().get(pk=member.pk)
    row.avatar = avatar
    row.save(update_fields=["avatar"])
    announce(MemberChanged(member_id=row.pk))
    return row
