"""Take everything in a section, or everywhere, as read by a member."""

import datetime as dt

from django.db import transaction

from rostra.members.models import Member
from rostra.reading import policy
from rostra.reading.models import SectionRead
from rostra.sections.access import parts_of, section_ids


@transaction.atomic
def mark_all_read(*, member: Member, section_id: int | None, at: dt.datetime) -> None:
    """Mark a section with its parts, or all sections, as read until `at`, or raise `Refused`.

    One row a section, never one a topic, so that it costs the same however much lies there. Marks only move forward.
    Sections that the member may not read are left alone: what they find there some day is new to them.
    """
    if section_id is None:
        numbers = sorted(section_ids(member, "read"))
    else:
        policy.require_may_mark(member, section_id)
        numbers = sorted([section_id, *parts_of(member, section_id)])
    rows = [SectionRead(section_id=number, member=member, at=at) for number in numbers]
    SectionRead.objects.bulk_create(rows, ignore_conflicts=True)
    SectionRead.objects.filter(member=member, section_id__in=numbers, at__lt=at).update(at=at)
