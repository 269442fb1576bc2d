"""Sections as lists show them: how much each holds, and what happened there last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rostra.members.viewer import Viewer
from rostra.sections.access import matrix, parts_of
from rostra.sections.models import Section
from rostra.topics.lists import Held, Holdings, liveliest_of_each
from rostra.topics.models import Topic
from rostra.ui.shapes import SectionMark, TopicRow
from rostra.web.rows import section_mark, topic_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section with its parts: how much they hold, what happened last; `inside` is the section around it."""

    mark: SectionMark
    description: str
    inside: SectionMark | None
    topic_count: int
    post_count: int
    last: TopicRow | None


def section_lines(
    viewer: Viewer, sections: Sequence[Section], *, beside: Sequence[Topic] = (), holdings: Holdings | None = None
) -> tuple[tuple[TopicRow, ...], tuple[SectionLine, ...]]:
    """Return the rows of the topics `beside` and the lines of the sections; what both need is read once.

    `holdings` is what the caller read already of these sections and their parts.
    """
    within = {row.pk: (row.pk, *parts_of(viewer, row.pk)) for row in sections}
    numbers = {number for inside in within.values() for number in inside}
    lasts = _last_topics(viewer, within, numbers)
    rows = {row.id: row for row in topic_rows([*beside, *set(lasts.values())], viewer=viewer)}
    held = holdings or Holdings(numbers)
    lines = tuple(_line(row, held.of(within[row.pk]), lasts.get(row.pk), rows, within) for row in sections)
    return tuple(rows[topic.pk] for topic in beside), lines


def _last_topics(viewer: Viewer, within: Mapping[int, Sequence[int]], numbers: Iterable[int]) -> dict[int, Topic]:
    """Return the liveliest topic of each section and its parts."""
    by_section = liveliest_of_each(viewer, numbers)
    candidates = {pk: [by_section[number] for number in parts if number in by_section] for pk, parts in within.items()}
    return {pk: max(topics, key=lambda row: (row.last_post_at, row.pk)) for pk, topics in candidates.items() if topics}


def _line(
    section: Section, held: Held, last: Topic | None, rows: Mapping[int, TopicRow], within: Mapping[int, Sequence[int]]
) -> SectionLine:
    around = section.parent_id if section.parent_id in within else None
    return SectionLine(
        mark=section_mark(section),
        description=section.description,
        inside=section_mark(matrix().sections[around]) if around is not None else None,
        topic_count=held.topic_count,
        post_count=held.post_count,
        last=rows[last.pk] if last else None,
    )
