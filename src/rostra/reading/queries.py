"""Reading marks beside the topics of a page: what a member opened, and what they marked as read without."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Coalesce, Greatest

from rostra.kit.prepared import prepared
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.reading.models import ReadMark, SectionRead
from rostra.topics.models import Post, Topic

_SOMEBODY = -987_654_321  # stands for the member in SQL that is kept; nobody has this number


def with_mark(topics: QuerySet[Topic], member_id: int | None) -> QuerySet[Topic]:
    """Add `read_seq` to each topic: how far a member who opened it has read it, or `None`. No query of its own.

    What they marked as read with the whole section counts too, whichever reaches further.
    """
    return topics if member_id is None else topics.annotate(read_seq=_for(member_id, _read_seq))


def marks_for(viewer: Viewer, topic_ids: Iterable[int], *, new_since: dt.datetime | None = None) -> dict[int, int]:
    """Return how far a member has read each of these topics; one query, none for guests.

    Topics that they never opened are left out, but those started after `new_since`: of them nothing was read, unless
    it was marked as read with the section.
    """
    if not isinstance(viewer, Member):
        return {}
    return {
        pk: marked_seq if read_seq is None else read_seq
        for pk, read_seq, marked_seq, started_at in _marks(viewer.pk, tuple(topic_ids))
        if read_seq is not None or (new_since is not None and started_at > new_since)
    }


@prepared
def _marks(member_id: int, topic_ids: tuple[int, ...]) -> QuerySet[Topic, tuple[Any, ...]]:
    rows = with_mark(Topic.objects.filter(pk__in=topic_ids), member_id)
    marked = rows.annotate(marked_seq=_for(member_id, _marked_seq))
    return marked.values_list("pk", "read_seq", "marked_seq", "started_at")


def _read_seq(member_id: int) -> Combinable:
    """Return how far a member who opened the topic has read it."""
    opened = ReadMark.objects.filter(member_id=member_id, topic_id=OuterRef("pk"))
    marked = _last_before(member_id, "topic_id", "topic__section_id")
    return Subquery(opened.annotate(furthest=Greatest("seq", marked)).values("furthest")[:1])


def _marked_seq(member_id: int) -> Combinable:
    """Return how far the member has marked the topic as read with its section, 0 when they never did."""
    return _last_before(member_id, "pk", "section_id")


def _last_before(member_id: int, topic: str, section: str) -> Coalesce:
    until = SectionRead.objects.filter(member_id=member_id, section_id=OuterRef(OuterRef(section))).values("at")[:1]
    before = Post.objects.filter(topic_id=OuterRef(topic), posted_at__lte=Subquery(until))
    last = before.order_by("-posted_at", "-seq").values("seq")[:1]  # An index look-up, however long the topic.
    return Coalesce(Subquery(last), 0, output_field=IntegerField())


def _for(member_id: int, expression: Callable[[int], Combinable]) -> RawSQL:
    sql, parameters = _kept(expression)
    given = [member_id if one == _SOMEBODY else one for one in parameters]
    return RawSQL(sql, given, output_field=IntegerField())  # noqa: S611 - the SQL is Django's own


@cache
def _kept(expression: Callable[[int], Combinable]) -> tuple[str, tuple[object, ...]]:
    """Return the SQL of an expression beside a topic, made once a process: each time costs a page a millisecond."""
    query = Topic.objects.annotate(made=expression(_SOMEBODY)).query
    sql, parameters = query.get_compiler(connection=connection).compile(query.annotations["made"])
    return f"({sql})", tuple(parameters)
