"""Remember how far a member has read a topic."""

import datetime as dt

from django.db import transaction

from rostra.reading.models import ReadMark


def mark_read(*, member_id: int, topic_id: int, seq: int, known: int | None, at: dt.datetime) -> bool:
    """Move the mark to `seq` and say whether it moved; `known` is where it was when the page was read.

    Opening a page that brings nothing new writes nothing, and waits for nobody who writes.
    """
    if known is not None and seq <= known:
        return False
    _move(member_id=member_id, topic_id=topic_id, seq=seq, at=at)
    return True


@transaction.atomic
def _move(*, member_id: int, topic_id: int, seq: int, at: dt.datetime) -> None:
    row = ReadMark(topic_id=topic_id, member_id=member_id, seq=seq, at=at)
    ReadMark.objects.bulk_create([row], ignore_conflicts=True)
    ReadMark.objects.filter(topic_id=topic_id, member_id=member_id, seq__lt=seq).update(seq=seq, at=at)
