"""Lines between the posts that say where a topic came from. No section is named to who may not see it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rostra.members.viewer import Viewer
from rostra.sections.access import matrix, may
from rostra.topics.models import Topic
from rostra.topics.moves import MoveRow
from rostra.ui.shapes import SectionMark
from rostra.web.rows import section_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """A move as readers are told of it; `is_here` says that it lies now where it was put then."""

    origin: SectionMark | None
    destination: SectionMark | None
    is_here: bool
    name: str
    at: dt.datetime


def places_of_moves(topic: Topic, first: int, last: int) -> tuple[int, int]:
    """Return after which places a move is told of on a page with the posts `first` to `last`."""
    return first - 1, last if last == topic.last_seq else last - 1


def moved_lines(viewer: Viewer, topic: Topic, rows: Iterable[MoveRow]) -> Mapping[int, list[MovedLine]]:
    """Return the lines that tell of moves, by the place of the post before which they stand.

    What stands after the newest post comes under the place that the next one will have.
    """
    found: dict[int, list[MovedLine]] = {}
    for row in rows:
        line = MovedLine(
            origin=_mark(viewer, row.origin_id),
            destination=_mark(viewer, row.destination_id),
            is_here=row.destination_id == topic.section_id,
            name=row.name,
            at=row.at,
        )
        found.setdefault(row.after_seq + 1, []).append(line)
    return found


def _mark(viewer: Viewer, section_id: int) -> SectionMark | None:
    return section_mark(matrix().sections[section_id]) if may(viewer, "see", section_id) else None
