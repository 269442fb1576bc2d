"""Whether the index holds what it should. For the doctor."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from rostra.search.actions.index_posts import index_posts
from rostra.search.choosing import engine
from rostra.search.models import IndexedPost
from rostra.topics.models import Post

_BATCH = 500  # posts in one transaction, as when all are indexed anew


@dataclass(frozen=True)
class IndexFaults:
    """How many posts are not in the index, how many are that should not be, and rows without their words."""

    missing: int
    superfluous: int
    wordless: int

    @property
    def count(self) -> int:
        """All together."""
        return self.missing + self.superfluous + self.wordless


def index_faults() -> IndexFaults:
    """Count what is wrong; changes of the last seconds may still wait in the queue."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_words")
        words = int(cursor.fetchone()[0])
    return IndexFaults(
        missing=_missing().count(),
        superfluous=_superfluous().count(),
        wordless=abs(IndexedPost.objects.count() - words),
    )


def mend_index() -> None:
    """Index what is missing and take out what should not be there; words that are lost need `rostra search reindex`."""
    missing = list(_missing().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(missing), _BATCH):
        index_posts(post_ids=missing[start : start + _BATCH])
    engine().remove(list(_superfluous().values_list("pk", flat=True)))


def _missing() -> QuerySet[Post]:
    indexed = IndexedPost.objects.filter(post=OuterRef("pk"))
    return Post.objects.filter(removed_at=None).exclude(Exists(indexed))


def _superfluous() -> QuerySet[IndexedPost]:
    return IndexedPost.objects.exclude(post__removed_at=None)
