"""The page of a section: its parts and its topics."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.kit.clock import now
from rostra.live.queries import last_event_of
from rostra.members.viewer import Viewer
from rostra.sections.access import matrix, parts_of, path_to, section_ids, sections_where
from rostra.sections.models import Section
from rostra.topics import policy
from rostra.topics.lists import ORDERS, Holdings, topics_in
from rostra.topics.models import Topic
from rostra.ui.paging import Pager
from rostra.ui.shapes import SectionMark, TopicRow
from rostra.web.addresses import section_url
from rostra.web.paging import LIST_PAGE, page_count
from rostra.web.rows import section_mark, topic_rows
from rostra.web.section_lines import SectionLine, section_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """One page of the topics of a section and its parts; `topic_count` counts them all."""

    section: Section
    mark: SectionMark
    crumbs: tuple[tuple[str, str], ...]
    parts: tuple[SectionLine, ...]
    rows: tuple[TopicRow, ...]
    pager: Pager
    url: str
    order: str
    last_event: int
    topic_count: int
    may_start: bool
    why_not_start: str
    may_publish: bool
    may_mark: bool


def section_page(*, viewer: Viewer, slug: str, number: int, order: str) -> SectionPage:
    """Read page `number` of a section, or raise `Http404` when the viewer may not read it or it is not there."""
    section = matrix().by_slug.get(slug)
    if section is None or section.pk not in section_ids(viewer, "read"):
        raise Http404
    inside, lines = parts_of(viewer, section.pk), _parts(viewer, section)
    holdings = Holdings([section.pk, *inside, *(row.pk for row in lines)])
    held = holdings.of([section.pk, *inside])
    last = page_count(held.topic_count, LIST_PAGE)
    if number > last or order not in ORDERS:
        raise Http404
    start = (number - 1) * LIST_PAGE
    topics = topics_in(viewer, section.pk, inside, order=order, start=start, stop=start + LIST_PAGE)
    rows, parts = _rows(viewer, topics, lines, holdings)
    pager = _pager(section, number, last, order)
    why_not = policy.why_not_start(viewer, section.pk, now())
    return SectionPage(
        section=section,
        mark=section_mark(section),
        crumbs=(
            (_("Front page"), reverse("home")),
            *((row.name, section_url(row)) for row in path_to(section.pk)[:-1]),
        ),
        parts=parts,
        rows=rows,
        pager=pager,
        url=pager.url(number),
        order=order,
        last_event=last_event_of([f"section-{number}" for number in (section.pk, *inside)]),
        topic_count=held.topic_count,
        may_start=why_not is None,
        why_not_start=why_not[1] if why_not else "",
        may_publish=section.kind == Section.Kind.NEWS and policy.why_not_publish(viewer, section.pk, now()) is None,
        may_mark=not viewer.is_guest and held.topic_count > 0,
    )


def _pager(section: Section, number: int, last: int, order: str) -> Pager:
    query = () if order == "activity" else (("sort", order),)
    return Pager(current=number, last=last, path=section_url(section), query=query)


def _parts(viewer: Viewer, section: Section) -> list[Section]:
    return [row for row in sections_where(viewer, "see") if row.parent_id == section.pk]


def _rows(
    viewer: Viewer, topics: Sequence[Topic], parts: Sequence[Section], holdings: Holdings
) -> tuple[tuple[TopicRow, ...], tuple[SectionLine, ...]]:
    if not parts:
        return tuple(topic_rows(topics, viewer=viewer)), ()
    return section_lines(viewer, parts, beside=topics, holdings=holdings)
