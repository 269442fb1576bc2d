"""The topic page as one frozen model: what is shown, and no more."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from rostra.kit.clock import now
from rostra.kit.paths import path_of
from rostra.kit.prepared import prepared
from rostra.live.queries import with_last_event
from rostra.markup.excerpt import excerpt
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.newsdesk.queries import StoryView, story_of
from rostra.reactions.queries import Tallies, tallies_for
from rostra.reading.queries import with_mark
from rostra.sections.access import may, path_to
from rostra.sections.models import Section
from rostra.topics import policy
from rostra.topics.beside import recommended_and_moves
from rostra.topics.models import Reach, Topic, reach_of
from rostra.topics.queries import (
    NeighbourRow,
    PostRow,
    RecommendedRow,
    neighbours,
    posts_between,
    recommended_in,
    with_draft,
)
from rostra.ui.frame import MenuEntry
from rostra.ui.paging import Pager
from rostra.ui.shapes import ComposerView, Person, SectionMark
from rostra.web.addresses import section_url, topic_url
from rostra.web.paging import page_count, page_of, page_size
from rostra.web.people import shown_member
from rostra.web.topic.composing import Typed, composer_for
from rostra.web.topic.moves import MovedLine, moved_lines, places_of_moves
from rostra.web.topic.posts import Asked, PostLine, lines_of
from rostra.web.topic.tools import tools_for
from rostra.web.words import reply_words

_DESCRIPTION = 160  # characters; search engines cut there


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another topic that a reader may like."""

    url: str
    title: str
    is_story: bool
    last_at: dt.datetime
    reply_words: str


def _related(row: NeighbourRow) -> Related:
    return Related(
        url=topic_url(row),
        title=row.title,
        is_story=row.kind == Topic.Kind.STORY,
        last_at=row.last_post_at,
        reply_words=reply_words(max(row.post_count - 1, 0)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a moderator did with the whole topic: who, when and why, if a reason was given."""

    name: str
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """One page of a topic."""

    topic: Topic
    path: tuple[Section, ...]
    lines: tuple[PostLine, ...]
    moves: Mapping[int, Sequence[MovedLine]]
    tallies: Tallies
    may_react: bool
    viewer_id: int | None
    recommended: tuple[RecommendedRow, ...]
    story: StoryView | None
    related: tuple[Related, ...]
    pager: Pager
    url: str
    composer: ComposerView | None
    refusal: tuple[str, str] | None
    lock: Act | None
    removal: Act | None
    tools: tuple[MenuEntry, ...]
    description: str
    last_seq_shown: int

    @property
    def section(self) -> Section:
        """The section the topic lies in."""
        return self.path[-1]

    @property
    def section_mark(self) -> SectionMark:
        """The section's name in its tone."""
        return SectionMark(name=self.section.name, url=section_url(self.section), tone=self.section.tone)

    @property
    def starter(self) -> Person:
        """Who started the topic, or posted the story."""
        return shown_member(self.topic.author)

    @property
    def published_at(self) -> dt.datetime:
        """Since when the topic, or its story, can be read."""
        return self.story.published_at if self.story else self.topic.started_at

    @property
    def edited_at(self) -> dt.datetime | None:
        """Since when it reads as it does, if it was changed; of a later page of talk nobody asks."""
        if self.story:
            return self.story.updated_at
        first = self.lines[0].view if self.lines and self.pager.current == 1 else None
        return first.edited.at if first and first.edited else None

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way from the front page to the topic."""
        return [(_("Front page"), path_of("home")), *((row.name, section_url(row)) for row in self.path)]

    @property
    def reply_words(self) -> str:
        """How many replies there are, in words."""
        return reply_words(self.topic.reply_count)

    @property
    def refusal_sentence(self) -> str:
        """Why this viewer may not reply."""
        return self.refusal[1] if self.refusal else ""


def topic_page(*, viewer: Viewer, topic_id: int, number: int, typed: Typed) -> TopicPage:
    """Read page `number` of a topic, or raise `Topic.DoesNotExist`, or `Http404` for a page it does not have.

    `typed` is what was put into the composer by the address or by a form that comes back.
    """
    at = now()
    topic = _topic(topic_id, viewer)
    size = page_size(viewer)
    last = page_count(topic.last_seq, size)
    if number > last:
        raise Http404
    first_seq = (number - 1) * size + 1
    rows = posts_between(topic.pk, first_seq, first_seq + size - 1)
    last_seq = rows[-1].seq if rows else 0
    recommended, moves = recommended_and_moves(topic, *places_of_moves(topic, first_seq, last_seq))
    refusal = policy.why_not_reply(viewer, topic, at)
    asked = Asked(page_url=topic_url(topic, number), quotes=typed.quotes, reply_to=typed.reply_to)
    story = story_of(topic.pk) if topic.kind == Topic.Kind.STORY else None
    return TopicPage(
        topic=topic,
        path=tuple(path_to(topic.section_id)),
        lines=tuple(lines_of(rows, topic=topic, viewer=viewer, recommended=recommended, at=at, asked=asked)),
        moves=moved_lines(viewer, topic, moves),
        tallies=tallies_for(topic.pk, (first_seq, first_seq + size - 1), viewer),
        may_react=refusal is None and may(viewer, "react", topic.section_id),
        viewer_id=viewer.pk,
        recommended=tuple(recommended),
        story=story,
        related=tuple(_related(row) for row in neighbours(topic, viewer)),
        pager=Pager(current=number, last=last, path=topic_url(topic)),
        url=topic_url(topic, number),
        composer=composer_for(topic, viewer, typed) if isinstance(viewer, Member) and refusal is None else None,
        refusal=refusal,
        lock=_act(getattr(topic, "locker", None), topic.locked_at, topic.lock_reason),
        removal=_act(getattr(topic, "remover", None), topic.removed_at, topic.removal_reason),
        tools=tuple(tools_for(topic)) if policy.why_not_moderate(viewer, topic.section_id, at) is None else (),
        description=_description(topic, story, rows),
        last_seq_shown=last_seq,
    )


def _topic(topic_id: int, viewer: Viewer) -> Topic:
    place = None if viewer.is_guest else f"topic-{topic_id}"
    found = _topics(topic_id, viewer.pk, place, reach_of(viewer))
    if not found:
        raise Topic.DoesNotExist
    return found[0]


@prepared
def _topics(topic_id: int, member_id: int | None, place: str | None, reach: Reach) -> QuerySet[Topic]:
    visible = with_draft(Topic.objects.within(reach), member_id, place)
    named = visible.annotate(locker=F("locked_by__display_name"), remover=F("removed_by__display_name"))
    return with_last_event(with_mark(named, member_id)).select_related("author").filter(pk=topic_id)


def _act(name: str | None, at: dt.datetime | None, reason: str) -> Act | None:
    return Act(name=name, at=at, reason=reason) if name and at else None


def one_line(*, topic: Topic, seq: int, viewer: Viewer) -> PostLine:
    """Return one post of a topic as its page shows it."""
    rows = posts_between(topic.pk, seq, seq)
    recommended = recommended_in(topic)
    asked = Asked(page_url=topic_url(topic, page_of(seq, page_size(viewer))))
    return next(iter(lines_of(rows, topic=topic, viewer=viewer, recommended=recommended, at=now(), asked=asked)))


def _description(topic: Topic, story: StoryView | None, rows: Sequence[PostRow]) -> str:
    if story and story.deck:
        return excerpt(story.deck, _DESCRIPTION)
    return excerpt(rows[0].text, _DESCRIPTION) if rows and not rows[0].removed_at else topic.title
