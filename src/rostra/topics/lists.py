"""The topics of a section and of its parts as one list, and how many there are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from rostra.kit.prepared import prepared
from rostra.members.viewer import Viewer
from rostra.sections.access import section_ids
from rostra.sections.models import Section
from rostra.topics.models import SectionTally, Topic

ORDERS: Mapping[str, str] = {"activity": "-last_post_at", "newest": "-started_at", "replies": "-post_count"}
_MOST_MERGED = 100  # sections; SQLite merges at most 500 lists, and a section gives two


@dataclass(frozen=True, slots=True)
class Held:
    """How many topics and posts there are in some sections."""

    topic_count: int
    post_count: int


class Holdings:
    """What each of some sections holds by itself; one query."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._rows = {row.section_id: row for row in _tallies(tuple(numbers))}

    def of(self, numbers: Iterable[int]) -> Held:
        """Return what these sections hold together."""
        rows = [self._rows[number] for number in numbers if number in self._rows]
        return Held(sum(row.topic_count for row in rows), sum(row.post_count for row in rows))


@prepared
def _tallies(numbers: tuple[int, ...]) -> QuerySet[SectionTally]:
    return SectionTally.objects.filter(section_id__in=numbers)


class _Part(NamedTuple):
    """Which part of a list, in which order."""

    order: str
    start: int
    stop: int


def topics_in(
    viewer: Viewer, section_id: int, parts: Collection[int], *, order: str, start: int, stop: int
) -> list[Topic]:
    """Return the topics from `start` to `stop` of a section and these parts of it; one query, two if it has parts.

    `author` and `last_poster` are joined. What is pinned in the section stands first; what is pinned in a part does so
    only there.
    """
    if not parts:
        return _alone(section_ids(viewer, "read"), section_id, _Part(order, start, stop))
    found = Topic.objects.listed_for(viewer).select_related("author", "last_poster")
    by = (ORDERS[order], "-pk")
    pinned = list(found.filter(section_id=section_id, is_pinned__in=[True]).order_by(*by)[:stop])
    rest = _merged(found, section_id, parts, by, stop)[max(start - len(pinned), 0) : stop - len(pinned)]
    return [*pinned[start:], *rest]


@prepared
def _alone(readable: frozenset[int], section_id: int, part: _Part) -> QuerySet[Topic]:
    found = Topic.objects.listed_in(readable).select_related("author", "last_poster").filter(section_id=section_id)
    return found.order_by("-is_pinned", ORDERS[part.order], "-pk")[part.start : part.stop]


def newest_activity(viewer: Viewer, most: int) -> list[Topic]:
    """Return the topics where something happened last, `author` and `last_poster` joined; one query."""
    return _newest_activity(section_ids(viewer, "read"), _Part("activity", 0, most))


@prepared
def _newest_activity(readable: frozenset[int], part: _Part) -> QuerySet[Topic]:
    found = Topic.objects.listed_in(readable).select_related("author", "last_poster")
    return found.order_by(ORDERS[part.order], "-pk")[part.start : part.stop]


def liveliest_of_each(viewer: Viewer, numbers: Iterable[int]) -> dict[int, Topic]:
    """Return the topic of each of these sections where something happened last; two queries, an index look-up each."""
    lasts = [last for last in _lasts(tuple(numbers), section_ids(viewer, "read")) if last]
    return {topic.section_id: topic for topic in _with_people(tuple(lasts))}


@prepared
def _lasts(numbers: tuple[int, ...], readable: frozenset[int]) -> QuerySet[Section, int | None]:
    inside = Topic.objects.listed_in(readable).filter(section_id=OuterRef("pk")).order_by("-last_post_at", "-pk")
    found = Section.objects.filter(pk__in=numbers).annotate(last=Subquery(inside.values("pk")[:1]))
    return found.values_list("last", flat=True)


@prepared
def _with_people(numbers: tuple[int, ...]) -> QuerySet[Topic]:
    return Topic.objects.filter(pk__in=numbers).select_related("author", "last_poster")


def _merged(
    found: QuerySet[Topic], section_id: int, parts: Collection[int], by: tuple[str, str], stop: int
) -> QuerySet[Topic]:
    """Return one query that reads a list a section, each in the order of its index, and merges them.

    So page 1 reads some twenty-five topics of each section, however many lie there: `section_id IN (…)` would read
    and sort them all. SQLite reads each list only as far as need be; PostgreSQL has to be told how far that is.
    """
    if len(parts) >= _MOST_MERGED:
        ours = found.filter(section_id=section_id, is_pinned=False)
        return (ours | found.filter(section_id__in=parts)).order_by(*by)
    lists = list(_lists(found, section_id, parts))
    if connection.features.supports_slicing_ordering_in_compound:
        lists = [rows.order_by(*by)[:stop] for rows in lists]
    return lists[0].union(*lists[1:], all=True).order_by(*by)


def _lists(found: QuerySet[Topic], section_id: int, parts: Collection[int]) -> Iterator[QuerySet[Topic]]:
    # By `IN` with one value: an equation with a truth value becomes a condition that SQLite looks up in no index.
    yield found.filter(section_id=section_id, is_pinned__in=[False])
    for part in parts:
        yield found.filter(section_id=part, is_pinned__in=[True])
        yield found.filter(section_id=part, is_pinned__in=[False])
