"""Sections as lists show them: how much each holds, and what happened there last."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from rostra.members.viewer import Viewer
from rostra.sections.access import matrix
from rostra.sections.models import Section
from rostra.topics.models import SectionTally, Topic
from rostra.ui.shapes import SectionMark, TopicRow
from rostra.web.rows import section_mark, topic_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section with how much it holds and what happened there last; `inside` is the section around it."""

    mark: SectionMark
    description: str
    inside: SectionMark | None
    topic_count: int
    post_count: int
    last: TopicRow | None


def section_lines(
    viewer: Viewer, sections: Sequence[Section], *, beside: Sequence[Topic] = ()
) -> tuple[tuple[TopicRow, ...], tuple[SectionLine, ...]]:
    """Return the rows of the topics `beside` and the lines of the sections; what both need is read once."""
    lasts = _last_topics(viewer, sections)
    rows = {row.id: row for row in topic_rows([*beside, *lasts.values()], viewer=viewer)}
    tallies = {row.section_id: row for row in SectionTally.objects.filter(section_id__in=[s.pk for s in sections])}
    shown = {row.pk for row in sections}
    lines = tuple(_line(section, tallies.get(section.pk), lasts, rows, shown) for section in sections)
    return tuple(rows[topic.pk] for topic in beside), lines


def _last_topics(viewer: Viewer, sections: Sequence[Section]) -> dict[int, Topic]:
    """Return the liveliest topic of each section: an index look-up for each, in one query."""
    inside = Topic.objects.listed_for(viewer).filter(section_id=OuterRef("pk")).order_by("-last_post_at", "-pk")
    found = Section.objects.filter(pk__in=[row.pk for row in sections]).annotate(last=Subquery(inside.values("pk")[:1]))
    numbers = [last for last in found.values_list("last", flat=True) if last]
    rows = Topic.objects.filter(pk__in=numbers).select_related("author", "last_poster")
    return {topic.section_id: topic for topic in rows}


def _line(
    section: Section,
    tally: SectionTally | None,
    lasts: dict[int, Topic],
    rows: dict[int, TopicRow],
    shown: set[int],
) -> SectionLine:
    last = lasts.get(section.pk)
    around = section.parent_id if section.parent_id in shown else None
    return SectionLine(
        mark=section_mark(section),
        description=section.description,
        inside=section_mark(matrix().sections[around]) if around is not None else None,
        topic_count=tally.topic_count if tally else 0,
        post_count=tally.post_count if tally else 0,
        last=rows[last.pk] if last else None,
    )
