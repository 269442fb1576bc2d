"""The one interface of the index: two databases stand behind it, and nothing else knows which."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from rostra.search.models import IndexedPost
from rostra.search.query import Query
from rostra.search.words import WORDS_VERSION, letters_of

Order: TypeAlias = Literal["best", "newest"]
# So many results can be paged through. Each engine ranks as many of the newest matches as it can without delay, so
# that a common word takes no longer in a hundred times as many posts; see decision 8.
MOST_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """A post as it goes into the index; `title` and `deck` only with the first post of a topic.

    The deck of a story weighs as much as its text.
    """

    post_id: int
    topic_id: int
    author_id: int
    posted_at: dt.datetime
    title: str
    text: str
    deck: str = ""

    def known(self) -> IndexedPost:
        """Return what any database knows of the post beside its words."""
        return IndexedPost(
            post_id=self.post_id, topic_id=self.topic_id, author_id=self.author_id, posted_at=self.posted_at,
            version=WORDS_VERSION,
        )  # fmt: skip

    @property
    def letters(self) -> str:
        """All that is said, for an index of trigrams."""
        return letters_of(f"{self.title}\n{self.deck}\n{self.text}")


@dataclass(frozen=True, slots=True)
class Filters:
    """Where to look: in these sections alone, and only for what this author wrote."""

    section_ids: Collection[int]
    author_id: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Posts in their order, and how many there are in all, unless `is_cut` says that counting stopped there."""

    post_ids: tuple[int, ...]
    total: int
    is_cut: bool = False


NOTHING = Found((), 0)


class Engine(Protocol):
    """An index of words. All methods run in the transaction of their caller."""

    def index(self, rows: Sequence[Row]) -> None:
        """Put posts into the index, or replace what it knows of them."""

    def remove(self, post_ids: Sequence[int]) -> None:
        """Take posts out of the index; those that are not in it are no error."""

    def clear(self) -> None:
        """Empty the index."""

    def find(self, query: Query, filters: Filters, *, order: Order, start: int, count: int) -> Found:
        """Return `count` posts from the `start`-th on that match; any query is answered, in bounded time."""
