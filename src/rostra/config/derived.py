"""Everything that is derived from other rows, of every room: what `rostra doctor` recounts."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from rostra.newsdesk.checking import Showing
from rostra.newsdesk.models import Story
from rostra.operations.copies import COPIES, Copy, of
from rostra.operations.recounting import COUNTERS
from rostra.reactions.models import Reaction
from rostra.search.models import IndexedPost
from rostra.topics.models import Post, Topic


class Check(Protocol):
    """Something derived, and how it is looked at."""

    @property
    def what(self) -> str:
        """What it is, in words of the doctor, in the plural."""

    def count_wrong(self) -> int:
        """Return how many rows say something else than they should."""

    def repair(self) -> None:
        """Set right what is wrong."""


_OF_POST: Final[Mapping[str, str]] = {"pk": "post_id"}
_OF_TOPIC: Final[Mapping[str, str]] = {"pk": "topic_id"}

DERIVED: Final[Sequence[Check]] = (
    *COPIES,
    *COUNTERS,
    Copy("topics of reactions", Reaction.objects.all(), {"topic_id": of(Post, "topic_id", **_OF_POST)}),
    Copy(
        "posts in the index",
        IndexedPost.objects.all(),
        {column: of(Post, column, **_OF_POST) for column in ("topic_id", "author_id", "posted_at")},
    ),
    Copy(
        "stories and their topics",
        Story.objects.all(),
        {"section_id": of(Topic, "section_id", **_OF_TOPIC), "headline": of(Topic, "title", **_OF_TOPIC)},
    ),
    Showing(),
)
