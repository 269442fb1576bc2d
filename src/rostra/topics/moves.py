"""Reading where a topic came from."""

import datetime as dt
from dataclasses import dataclass

from rostra.topics.models import Topic, TopicMove


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move of a topic; `after_seq` is the place of its newest post at that time."""

    after_seq: int
    origin_id: int
    destination_id: int
    name: str
    at: dt.datetime


def moves_between(topic: Topic, first: int, last: int) -> list[MoveRow]:
    """Return the moves after the places `first` to `last`, oldest first; no query for a topic that never moved."""
    if topic.moved_at is None:
        return []
    rows = TopicMove.objects.filter(topic=topic, after_seq__gte=first, after_seq__lte=last).order_by("after_seq", "pk")
    return [
        MoveRow(*row) for row in rows.values_list("after_seq", "origin_id", "destination_id", "by__display_name", "at")
    ]
