"""Let a member read but not write for a time, or write again."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.events import MemberChanged
from rostra.members.models import Member
from rostra.members.policy import require_may_discipline


@transaction.atomic
def silence_member(*, actor: Member, member_id: int, until: dt.datetime | None, reason: str, at: dt.datetime) -> Member:
    """Keep the member from writing until then, or raise `Refused`; `until` empty ends it."""
    row = Member.objects.select_for_update().get(pk=member_id)
    require_may_discipline(actor, row, until, at)
    row.silenced_until, row.silence_reason = until, reason if until else ""
    row.save(update_fields=["silenced_until", "silence_reason"])
    announce(MemberChanged(member_id=row.pk))
    return row
