"""Reading stories: for the pages that show them, and for the desk."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import QuerySet
from markupsafe import escape

from rostra.kit.prepared import prepared
from rostra.markup.reading_time import minutes_to_read
from rostra.media.files import url_of
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.newsdesk.models import Story
from rostra.sections.access import matrix, section_ids
from rostra.sections.sieve import lies_in
from rostra.topics.models import Reach, Topic, reach_of
from rostra.ui.shapes import CorrectionView, Picture, Provenance, SourceView

LEAD_SIZES = "(min-width: 80rem) 41rem, (min-width: 62rem) 60vw, 100vw"
CARD_SIZES = "(min-width: 62rem) 24rem, 100vw"
_RELATIONS = {"based_on": "based", "quoted": "quoted", "translated": "translated"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A published story as its topic's pages show it, beside title and text; `minutes` is what it takes to read."""

    story_id: int
    deck: str
    byline: str
    author: Member
    published_at: dt.datetime
    updated_at: dt.datetime | None
    minutes: int
    lead: Picture | None
    badge_url: str
    badge_alt: str
    provenance: Provenance

    @property
    def byline_beside_author(self) -> str:
        """What the by-line adds where the author's name stands already: of "Ines Marchetti, news editor" the rest."""
        return beside_name(self.author.display_name, self.byline)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCardRow:
    """A published story as lists show it."""

    deck: str
    picture: Picture | None
    publisher: str
    relation: str
    published_at: dt.datetime
    is_corrected: bool


def beside_name(name: str, byline: str) -> str:
    """Return what a by-line adds to a name."""
    return "" if byline == name else byline.removeprefix(f"{name}, ")


def story_of(topic_id: int) -> StoryView | None:
    """Return the story of a topic, or `None`; one query. Whether the viewer may read the topic is asked before."""
    found = _stories(topic_id)
    return _view(found[0]) if found else None


def stories_of(topic_ids: Iterable[int]) -> Mapping[int, StoryView]:
    """Return the stories among some topics, whole, by topic; one query, none for no topics."""
    found = tuple(topic_ids)
    rows = Story.objects.filter(topic_id__in=found).select_related("author") if found else ()
    return {row.topic_id: _view(row) for row in rows if row.topic_id}


@prepared
def _stories(topic_id: int) -> QuerySet[Story]:
    return Story.objects.filter(topic_id=topic_id).select_related("author")


def story_cards(topic_ids: Iterable[int]) -> Mapping[int, StoryCardRow]:
    """Return the stories among some topics, by topic; one query, none for no topics."""
    return {
        topic_id: StoryCardRow(
            deck=deck,
            picture=picture_view(shown.get("card"), CARD_SIZES),
            publisher=(source := shown.get("source") or {}).get("publisher", ""),
            relation=_RELATIONS[source.get("relation", "based_on")],
            published_at=published_at,
            is_corrected=bool(shown.get("corrections")),
        )
        for topic_id, deck, published_at, shown in _stories_of(tuple(topic_ids))
        if topic_id and published_at
    }


@prepared
def _stories_of(topic_ids: tuple[int, ...]) -> QuerySet[Story, tuple[Any, ...]]:
    return Story.objects.filter(topic_id__in=topic_ids).values_list("topic_id", "deck", "published_at", "shown")


def decks_of(topic_ids: Sequence[int]) -> Mapping[int, str]:
    """Return the decks of the published stories among some topics, by topic, for the search; one query."""
    shown = Story.objects.filter(topic_id__in=topic_ids, state=Story.State.PUBLISHED).exclude(deck="")
    return {topic_id: deck for topic_id, deck in shown.values_list("topic_id", "deck") if topic_id}


def _view(row: Story) -> StoryView:
    badge = row.shown.get("badge") or section_badge(row.section_id)
    return StoryView(
        story_id=row.pk,
        deck=row.deck,
        byline=row.byline,
        author=row.author,
        published_at=row.published_at or row.changed_at,
        updated_at=row.updated_at,
        minutes=minutes_to_read(row.body),
        lead=picture_view(row.shown.get("lead"), LEAD_SIZES),
        badge_url=badge["url"],
        badge_alt=badge["alt"],
        provenance=provenance_of(row.shown, byline=row.byline, badge=badge),
    )


def section_badge(section_id: int) -> dict[str, str]:
    """Return the badge that stories of a section show when they have none of their own."""
    section = matrix().sections[section_id]
    return {"url": url_of(section.badge) if section.badge else "", "alt": section.name if section.badge else ""}


def provenance_of(shown: Mapping[str, Any], *, byline: str, badge: Mapping[str, str]) -> Provenance:
    """Return where a story comes from and what was put right."""
    return Provenance(
        sources=(_source_view(shown["source"]),) if shown.get("source") else (),
        byline=byline,
        credits=tuple(shown.get("credits", ())),
        badge_url=badge["url"],
        badge_alt=badge["alt"],
        corrections=tuple(
            CorrectionView(at=dt.datetime.fromisoformat(row["at"]), html=escape(row["text"]))
            for row in shown.get("corrections", ())
        ),
    )


def _source_view(source: Mapping[str, Any]) -> SourceView:
    day = source["published_on"]
    return SourceView(
        publisher=source["publisher"],
        url=source["url"],
        title=source["title"],
        author=source["author"],
        published_on=dt.date.fromisoformat(day) if day else None,
        relation=_RELATIONS[source["relation"]],
    )


def picture_view(shown: Mapping[str, Any] | None, sizes: str) -> Picture | None:
    """Return a kept picture as components show it."""
    if not shown:
        return None
    return Picture(
        url=shown["url"],
        alt=shown["alt"],
        width=shown["width"],
        height=shown["height"],
        srcset=shown["srcset"],
        sizes=sizes,
        caption=shown["caption"],
        credit=shown["credit"],
        full_url=shown["url"],
    )


def topic_showing(path: str, viewer: Viewer) -> int | None:
    """Return a topic that shows the viewer a media file as lead or badge of its story; two queries."""
    reach = reach_of(viewer)
    return next((found[0] for way in _Way if (found := _topics_showing(path, reach, way))), None)


@prepared
def _topics_showing(path: str, reach: Reach, way: "_Way") -> QuerySet[Topic, int]:
    showing = Topic.objects.filter(**{f"story__{way.value}__renditions__path": path})
    return showing.within(reach).values_list("pk", flat=True)[:1]


def is_on_desk_of(path: str, viewer: Viewer) -> bool:
    """Say whether a media file belongs to a story that the viewer edits; two queries at most."""
    edited = section_ids(viewer, "publish")
    return any(_stories_showing(path, edited, way) for way in _Way)


@prepared
def _stories_showing(path: str, edited: frozenset[int], way: "_Way") -> QuerySet[Story, int]:
    showing = Story.objects.filter(lies_in("section_id", edited), **{f"{way.value}__renditions__path": path})
    return showing.values_list("pk", flat=True)[:1]


class _Way(Enum):
    """How an upload belongs to a story."""

    PICTURE = "pictures__upload"
    BADGE = "badge"
