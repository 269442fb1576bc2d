"""What the text pipeline is told about the world outside the text, and what it found in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class MentionTarget:
    """A member whom `@name` may name."""

    display: str
    url: str


@dataclass(frozen=True)
class Rendition:
    """One file of a picture: its address, its width in pixels and its type (`image/avif`)."""

    url: str
    width: int
    type: str


@dataclass(frozen=True)
class Picture:
    """An upload that is ready to be shown; `url` is the file every browser can read."""

    url: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""
    caption: str = ""
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True)
class QuoteRef:
    """A passage of a post, as the first line of a quote names it.

    `start` and `end` count characters in the plain text of that revision; all but `post` may be absent.
    """

    post: int
    revision: int | None = None
    start: int | None = None
    end: int | None = None
    by: str = ""

    @property
    def key(self) -> str:
        """Return what `RenderContext.quotes` is keyed by: `"12:3:10:45"`, absent parts empty."""
        parts = (self.post, self.revision, self.start, self.end)
        return ":".join("" if part is None else str(part) for part in parts)


@dataclass(frozen=True)
class QuoteTarget:
    """The quoted post as the reader may see it; `changed` says that the passage reads differently now.

    `says` tells whether the post says the lines of a quote; absent, it is taken to. Of a removed post, `url` leads to
    the notice at its place.
    """

    author: str
    url: str
    tone: int
    changed: bool = False
    diff_url: str | None = None
    says: Callable[[Sequence[str]], bool] | None = None
    removed: bool = False


@dataclass(frozen=True)
class Card:
    """What a page elsewhere says about itself."""

    title: str
    description: str = ""
    site: str = ""


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogues. Django's own asks for settings, which pure code has not."""
    return text


@dataclass(frozen=True)
class Words:
    """The few interface words that become part of HTML: for HTML that is stored, marks in their place (`wording.py`).

    `%(name)s` stands for the quoted author.
    """

    wrote: str = gettext_noop("%(name)s wrote")
    reworded: str = gettext_noop("Not in the words of %(name)s")
    changed: str = gettext_noop("Edited since it was quoted")
    removed: str = gettext_noop("The quoted post was removed")
    spoiler: str = gettext_noop("Spoiler")
    pending: str = gettext_noop("This picture is not ready yet")
    preparing: str = gettext_noop("The picture is being prepared.")
    refused: str = gettext_noop("This picture could not be shown.")
    footnote: str = gettext_noop("Footnote")
    back: str = gettext_noop("Back to the text")
    done: str = gettext_noop("Done")
    to_do: str = gettext_noop("To do")


@dataclass(frozen=True)
class RenderContext:
    """What the caller looked up for the names, posts, pictures and addresses that `scan` found.

    `mentions` is keyed by normal form, `pictures` by token, `quotes` by `QuoteRef.key`, `cards` by address. `preparing`
    and `refused` are tokens of uploads that cannot be shown yet, or ever. Quotes of posts that were not looked up keep
    the name they give themselves only if `names_strangers`.
    """

    mentions: Mapping[str, MentionTarget] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    quotes: Mapping[str, QuoteTarget] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    preparing: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    names_strangers: bool = True
    words: Words = field(default_factory=Words)


EMPTY = RenderContext()


@dataclass(frozen=True)
class Found:
    """What a text may refer to; a superset of what `render` will use, in order, without doubles."""

    mentions: tuple[str, ...] = ()
    quotes: tuple[QuoteRef, ...] = ()
    pictures: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
