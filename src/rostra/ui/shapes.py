"""The shapes that components take: frozen, without queries, holding only what is shown."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from markupsafe import Markup

from rostra.ui.frame import MenuEntry


def initials_of(name: str) -> str:
    """Return one or two letters for an avatar.

    >>> initials_of("Lotte Brandvold"), initials_of("quaycat_88"), initials_of("山田太郎")
    ('LB', 'QU', '山')
    """
    words = [word for word in "".join(ch if ch.isalnum() else " " for ch in name).split() if word]
    if not words:
        return "?"
    if len(words) > 1 and words[1][0].isalpha():
        return (words[0][0] + words[1][0]).upper()
    wide = unicodedata.east_asian_width(words[0][0]) in "WF"
    return words[0][: 1 if wide else 2].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member as shown beside what they wrote."""

    name: str
    display_name: str
    url: str
    tone: int = 1
    avatar_url: str = ""
    title: str = ""
    role: str = ""
    """The words of a staff badge, as "Newsroom"; empty for everybody else."""
    role_kind: str = ""
    """`staff` for the newsroom, `mod` for moderators, `soft` for a plain remark such as "Joined today"."""

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        return initials_of(self.display_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """That a post was changed, when, by whom and what for."""

    at: datetime
    by: str = ""
    reason: str = ""
    history_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTo:
    """The post that a post answers."""

    name: str
    seq: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """Who recommended a post, and why if they said so."""

    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickLine:
    """A recommended post in the short list over the feed."""

    url: str
    seq: int
    name: str
    excerpt: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What stands in the place of a post that was removed."""

    by_author: bool = False
    by: str = ""
    reason: str = ""
    at: datetime | None = None
    html: Markup | None = None
    """The removed text, only for those who may still read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """One post of a topic, as `post(view)` shows it."""

    id: int
    seq: int
    url: str
    """The permalink, `/p/<id>/`, which works whatever page the post is on."""
    author: Person
    html: Markup
    posted_at: datetime
    edited: Edited | None = None
    reply_to: ReplyTo | None = None
    recommended: Recommended | None = None
    removed: Removed | None = None
    is_new: bool = False
    is_staff: bool = False
    """Written for the newsroom: set on a sheet."""
    reply_url: str = ""
    quote_url: str = ""
    menu: tuple[MenuEntry, ...] = ()
    revision: int = 0

    @property
    def anchor(self) -> str:
        """The id of the article, `p<seq>`."""
        return f"p{self.seq}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture with its renditions; `sizes` says how wide it is shown."""

    url: str
    alt: str
    width: int
    height: int
    srcset: str = ""
    sizes: str = ""
    caption: str = ""
    credit: str = ""
    full_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMark:
    """A section's name in its tone."""

    name: str
    url: str
    tone: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """One line of a list of topics."""

    id: int
    url: str
    title: str
    is_story: bool
    author: str
    started_at: datetime
    reply_count: int
    people_count: int = 0
    section: SectionMark | None = None
    deck: str = ""
    picture: Picture | None = None
    is_pinned: bool = False
    is_locked: bool = False
    is_corrected: bool = False
    is_hidden: bool = False
    recommended_count: int = 0
    new_count: int = 0
    new_url: str = ""
    faces: tuple[Person, ...] = ()
    last_name: str = ""
    last_url: str = ""
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story on the front page. `relation` is what it makes of the report by `publisher`, as in `SourceView`."""

    url: str
    title: str
    section: SectionMark
    published_at: datetime
    deck: str = ""
    reply_count: int = 0
    recommended_count: int = 0
    publisher: str = ""
    relation: str = "based"
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where a story comes from. `relation` is `based`, `quoted` or `translated`."""

    publisher: str
    url: str = ""
    title: str = ""
    author: str = ""
    published_on: date | None = None
    relation: str = "based"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """One dated correction of a story; `html` is safe."""

    at: datetime
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a story is made of, shown at its end."""

    sources: tuple[SourceView, ...] = ()
    byline: str = ""
    credits: tuple[str, ...] = ()
    badge_url: str = ""
    badge_alt: str = ""
    corrections: tuple[CorrectionView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A member who looks at this page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Who looked at this page in the last quarter of an hour."""

    member_count: int = 0
    guest_count: int = 0
    members: tuple[Visitor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposerView:
    """What the composer needs to start, and to go on after an error or without script."""

    action: str
    label: str
    submit: str
    key: str
    """The client's key: the same key posts once, however often it is sent."""
    place: str = ""
    """What a draft belongs to, as `topic-12` or `post-340`."""
    body: str = ""
    title: str = ""
    draft_number: int = 0
    draft_saved_at: datetime | None = None
    reply_to: ReplyTo | None = None
    cancel_reply_url: str = ""
    preview: Markup | None = None
    errors: tuple[str | tuple[str, str], ...] = ()
    """What is wrong with the text; or pairs of the id of another control and what is wrong there."""
    sums_up: bool = True  # unless the page does, with what is wrong beside the composer
    may_upload: bool = False
    needs_text: bool = True  # what is sent without text is refused
    alt: str = ""
    """What was typed to describe a picture whose file was refused, or that was not chosen."""
    posted_url: str = ""
    """What was posted before with the key of this form, when that were other words."""
    hidden: tuple[tuple[str, str], ...] = field(default=())

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong at each control, by its id; with the text alone, by nothing."""
        return dict(("", error) if isinstance(error, str) else error for error in self.errors)
