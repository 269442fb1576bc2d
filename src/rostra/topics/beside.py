"""What stands beside a topic's posts: which replies are recommended, and where it came from."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Substr

from rostra.topics.models import Recommendation, Topic, TopicMove
from rostra.topics.moves import MoveRow, moves_between
from rostra.topics.queries import EXCERPT, RecommendedRow, recommended_in, recommended_row


class _Either(NamedTuple):
    """A recommendation, with the post's number as `first`, or a move, from section `first` to section `second`.

    `pk` keeps moves at one place in their order.
    """

    is_move: int
    place: int
    pk: int
    first: int
    second: int
    name: str
    who: str
    start: str
    why: str
    moment: dt.datetime


def recommended_and_moves(topic: Topic, first: int, last: int) -> tuple[list[RecommendedRow], list[MoveRow]]:
    """Return the recommended replies and the moves after the places `first` to `last`, both in order.

    One query for a topic that has both, none for one that has neither.
    """
    if not (topic.recommended_count and topic.moved_at):
        return recommended_in(topic), moves_between(topic, first, last)
    rows = sorted(_Either(*row) for row in _recommended(topic).union(_moves(topic, first, last), all=True))
    recommended = [row for row in rows if not row.is_move]
    return (
        [recommended_row(row.first, row.place, row.name, row.start, row.who, row.why) for row in recommended],
        [MoveRow(row.place, row.first, row.second, row.who, row.moment) for row in rows if row.is_move],
    )


def _recommended(topic: Topic) -> QuerySet[Any, Any]:
    rows = Recommendation.objects.filter(topic=topic, post__removed_at=None)
    return rows.annotate(
        is_move=Value(0, IntegerField()), place=F("post__seq"), first=F("post_id"), second=Value(0, IntegerField()),
        name=F("post__author__display_name"), who=F("by__display_name"), start=Substr("post__text", 1, EXCERPT),
        why=F("reason"), moment=F("made_at"),
    ).values_list(*_Either._fields)  # fmt: skip


def _moves(topic: Topic, first: int, last: int) -> QuerySet[Any, Any]:
    rows = TopicMove.objects.filter(topic=topic, after_seq__gte=first, after_seq__lte=last)
    nothing = Value("", CharField())
    return rows.annotate(
        is_move=Value(1, IntegerField()), place=F("after_seq"), first=F("origin_id"), second=F("destination_id"),
        name=nothing, who=F("by__display_name"), start=nothing, why=nothing, moment=F("at"),
    ).values_list(*_Either._fields)  # fmt: skip
