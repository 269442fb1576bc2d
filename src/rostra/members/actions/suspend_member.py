"""Shut a member out for a time, or let them back in."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.events import MemberChanged, RightsChanged
from rostra.members.models import Member
from rostra.members.policy import require_may_discipline


@transaction.atomic
def suspend_member(*, actor: Member, member_id: int, until: dt.datetime | None, reason: str, at: dt.datetime) -> Member:
    """Let the member read as a guest does until then, or raise `Refused`; `until` empty ends it."""
    row = Member.objects.select_for_update().get(pk=member_id)
    require_may_discipline(actor, row, until, at)
    row.suspended_until, row.suspension_reason = until, reason if until else ""
    row.save(update_fields=["suspended_until", "suspension_reason"])
    announce(MemberChanged(member_id=row.pk))
    announce(RightsChanged(member_id=row.pk))
    return row
