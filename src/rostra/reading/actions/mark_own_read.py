"""Take what a member has just written as read by them, and with it what stood before: they answered it."""

import datetime as dt

from django.db import transaction

from rostra.kit.prepared import Change, prepared_update
from rostra.reading.models import ReadMark


@transaction.atomic(savepoint=False)
def mark_own_read(*, member_id: int, topic_id: int, seq: int, at: dt.datetime) -> None:
    """Move the mark to `seq`: the newest place of the topic, whose row is locked, so that no mark is beyond it."""
    if not _move(member_id, topic_id, seq, at):  # Who answers has mostly read it: the mark is there.
        row = ReadMark(topic_id=topic_id, member_id=member_id, seq=seq, at=at)
        ReadMark.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["topic", "member"], update_fields=["seq", "at"]
        )


@prepared_update
def _move(member_id: int, topic_id: int, seq: int, at: dt.datetime) -> Change:
    return ReadMark.objects.filter(topic_id=topic_id, member_id=member_id), {"seq": seq, "at": at}
