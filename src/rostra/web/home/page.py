"""The front page: top stories, latest discussions, sections, who is online."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from rostra.community.queries import community
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.sections.access import sections_where
from rostra.sections.models import Section
from rostra.topics.models import SectionTally, Topic
from rostra.ui.shapes import SectionMark, StoryCard, TopicRow
from rostra.web.home.stories import newest_stories
from rostra.web.home.voices import Voice, newest_voices
from rostra.web.rows import section_mark, topic_rows

_LATEST = 15
_STORIES = 9  # one large, three beside it, five in brief
_VOICES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section with how much it holds and what happened there last."""

    mark: SectionMark
    description: str
    kind: str
    depth: int
    topic_count: int
    post_count: int
    last: TopicRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front page."""

    name: str
    description: str
    stories: tuple[StoryCard, ...]
    voices: tuple[Voice, ...]
    latest: tuple[TopicRow, ...]
    sections: tuple[SectionLine, ...]
    newest: Member | None


def home_page(*, viewer: Viewer) -> HomePage:
    """Read the front page as `viewer` may see it."""
    site = community()
    visible = Topic.objects.listed_for(viewer).select_related("author", "last_poster")
    latest = list(visible.order_by("-last_post_at", "-pk")[:_LATEST])
    shown = sections_where(viewer, "see")
    lasts = _last_topics(viewer, shown)
    rows = {row.id: row for row in topic_rows([*latest, *lasts.values()], viewer=viewer)}
    tallies = {row.section_id: row for row in SectionTally.objects.filter(section_id__in=[s.pk for s in shown])}
    return HomePage(
        name=site.name,
        description=site.description,
        stories=newest_stories(viewer, _STORIES),
        voices=newest_voices(viewer, _VOICES),
        latest=tuple(rows[topic.pk] for topic in latest),
        sections=tuple(_line(section, tallies, lasts, rows, shown) for section in shown),
        newest=Member.objects.real().order_by("-joined_at", "-pk").first(),
    )


def _last_topics(viewer: Viewer, sections: list[Section]) -> dict[int, Topic]:
    """Return the liveliest topic of each section: an index look-up for each, in one query."""
    inside = Topic.objects.listed_for(viewer).filter(section_id=OuterRef("pk")).order_by("-last_post_at", "-pk")
    found = Section.objects.filter(pk__in=[row.pk for row in sections]).annotate(last=Subquery(inside.values("pk")[:1]))
    numbers = [last for last in found.values_list("last", flat=True) if last]
    rows = Topic.objects.filter(pk__in=numbers).select_related("author", "last_poster")
    return {topic.section_id: topic for topic in rows}


def _line(
    section: Section,
    tallies: dict[int, SectionTally],
    lasts: dict[int, Topic],
    rows: dict[int, TopicRow],
    shown: list[Section],
) -> SectionLine:
    tally = tallies.get(section.pk) or SectionTally()
    last = lasts.get(section.pk)
    return SectionLine(
        mark=section_mark(section),
        description=section.description,
        kind=section.kind,
        depth=_depth(section, {row.pk: row for row in shown}),
        topic_count=tally.topic_count,
        post_count=tally.post_count,
        last=rows[last.pk] if last else None,
    )


def _depth(section: Section, by_id: dict[int, Section]) -> int:
    depth = 0
    while section.parent_id in by_id:
        section, depth = by_id[section.parent_id], depth + 1
    return depth
