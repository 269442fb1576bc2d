"""What a story says, as a form or a file gives it, before any row is written."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from rostra.markup.render import scan
from rostra.newsdesk.models import SourceRecord, Story

_ALT = re.compile(r"!\[((?:\\.|[^\]\\])*)\]\(\s*<?upload:([A-Za-z0-9_-]{1,64})")
# The page says it itself, in the reader's language.
_OF_PHOTO = re.compile(r"\s*(?:photo|foto)\s*:\s*", re.IGNORECASE)


def credited(typed: str) -> str:
    """Return a credit without the word before it that many type: “Photo: Ada” is “Ada”."""
    return typed[found.end() :] if (found := _OF_PHOTO.match(typed)) else typed


@dataclass(frozen=True)
class Source:
    """Where a story comes from; empty where nothing was said."""

    publisher: str = ""
    title: str = ""
    url: str = ""
    author: str = ""
    published_on: dt.date | None = None
    relation: str = SourceRecord.Relation.BASED_ON


@dataclass(frozen=True)
class PictureWords:
    """What is said of a picture of the story."""

    alt: str = ""
    credit: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Wording:
    """All that an editor decides about a story. `lead` and `badge` are tokens of uploads, empty for none.

    `pictures` are the words for each picture, keyed by token; one without words has empty ones.
    """

    section_id: int
    headline: str
    deck: str = ""
    body: str = ""
    byline: str = ""
    source: Source = field(default_factory=Source)
    lead: str = ""
    badge: str = ""
    pictures: Mapping[str, PictureWords] = field(default_factory=dict)

    def tokens(self) -> tuple[str, ...]:
        """Return the pictures of the story in the order in which a reader meets them."""
        lead = (self.lead,) if self.lead else ()
        return tuple(dict.fromkeys((*lead, *scan(self.body).pictures)))


def alts_in(body: str) -> dict[str, str]:
    """Return what the text itself says that its pictures show."""
    return {token: " ".join(alt.split()) for alt, token in _ALT.findall(body)}


def says_the_same(before: str, after: str) -> bool:
    """Say whether two texts have the same words; how lines break is none of the reader's concern."""
    return before.split() == after.split()


def is_of_substance(before: Wording, after: Wording) -> bool:
    """Say whether readers are told something else: other words in headline, deck or text, or another source."""

    def words(wording: Wording) -> tuple[object, ...]:
        texts = (wording.headline, wording.deck, wording.body)
        return (*(text.split() for text in texts), wording.source)

    return words(before) != words(after)


def wording_of(story: Story) -> Wording:
    """Return what a stored story says; its source, pictures and badge are read."""
    source = SourceRecord.objects.filter(story=story).first()
    pictures = list(story.pictures.select_related("upload"))
    return Wording(
        section_id=story.section_id,
        headline=story.headline,
        deck=story.deck,
        body=story.body,
        byline=story.byline,
        source=_source(source) if source else Source(),
        lead=next((row.upload.token for row in pictures if row.is_lead), ""),
        badge=story.badge.token if story.badge else "",
        pictures={
            row.upload.token: PictureWords(row.upload.alt, row.upload.credit, row.upload.caption) for row in pictures
        },
    )


def _source(row: SourceRecord) -> Source:
    return Source(**{name: getattr(row, name) for name in names_of(Source)})


def names_of(shape: type) -> Iterable[str]:
    """Return the names of a dataclass's fields."""
    return tuple(one.name for one in fields(shape))
