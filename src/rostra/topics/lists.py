"""The topics of a section and of its parts as one list, and how many there are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from rostra.members.viewer import Viewer
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

    def __init__(self, section_ids: Iterable[int]) -> None:
        rows = SectionTally.objects.filter(section_id__in=set(section_ids))
        self._rows = {row.section_id: row for row in rows}

    def of(self, section_ids: Iterable[int]) -> Held:
        """Return what these sections hold together."""
        rows = [self._rows[number] for number in section_ids if number in self._rows]
        return Held(sum(row.topic_count for row in rows), sum(row.post_count for row in rows))


def topics_in(
    viewer: Viewer, section_id: int, parts: Collection[int], *, order: str, start: int, stop: int
) -> list[Topic]:
    """Return the topics from `start` to `stop` of a section and these parts of it; one query, two if it has parts.

    `author` and `last_poster` are joined. What is pinned in the section stands first; what is pinned in a part does so
    only there.
    """
    found = Topic.objects.listed_for(viewer).select_related("author", "last_poster")
    by = (ORDERS[order], "-pk")
    if not parts:
        return list(found.filter(section_id=section_id).order_by("-is_pinned", *by)[start:stop])
    pinned = list(found.filter(section_id=section_id, is_pinned__in=[True]).order_by(*by)[:stop])
    rest = _merged(found, section_id, parts, by, stop)[max(start - len(pinned), 0) : stop - len(pinned)]
    return [*pinned[start:], *rest]


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
