"""The front page: top stories, latest discussions, sections, who is online."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from rostra.community.queries import community
from rostra.kit.prepared import prepared
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.sections.access import sections_where
from rostra.topics.lists import newest_activity
from rostra.ui.frame import MenuEntry
from rostra.ui.shapes import StoryCard, TopicRow
from rostra.web.home.first_steps import first_steps
from rostra.web.home.stories import newest_stories
from rostra.web.home.voices import Voice, newest_voices
from rostra.web.section_lines import SectionLine, section_lines

_LATEST = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front page."""

    name: str
    description: str
    today: dt.date  # where the viewer is
    stories: tuple[StoryCard, ...]
    voices: tuple[Voice, ...]
    latest: tuple[TopicRow, ...]
    sections: tuple[SectionLine, ...]
    newest: Member | None
    may_mark: bool
    first_steps: tuple[MenuEntry, ...]  # while nothing stands here


def home_page(*, viewer: Viewer, at: dt.datetime) -> HomePage:
    """Read the front page as `viewer` may see it at time `at`."""
    site = community()
    latest = newest_activity(viewer, _LATEST)
    rows, sections = section_lines(viewer, sections_where(viewer, "see"), beside=latest)
    return HomePage(
        name=site.name,
        description=site.description,
        today=timezone.localdate(at),
        stories=newest_stories(viewer),
        voices=newest_voices(viewer),
        latest=rows,
        sections=sections,
        newest=next(iter(_newest_members()), None),
        may_mark=not viewer.is_guest and bool(latest),
        first_steps=() if latest else first_steps(viewer, at),
    )


@prepared
def _newest_members() -> QuerySet[Member]:
    return Member.objects.real().introduced().order_by("-joined_at", "-pk")[:1]
