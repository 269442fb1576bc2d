"""Make the index anew."""

from collections.abc import Callable

from rostra.search.actions.index_posts import index_posts
from rostra.search.choosing import engine
from rostra.topics.models import Post

_BATCH = 500  # posts in one transaction: under a tenth of a second, so that writers hardly wait


def _quietly(_done: int) -> None:
    """Tell nobody."""


def reindex(*, after: int = 0, tell: Callable[[int], None] = _quietly) -> int:
    """Index every post with a number above `after`, in batches of one transaction each; return how many are in.

    From the beginning (`after` 0) the index is emptied first. Searches find what is in already. `tell` is called with
    the number of the last post after each batch: `reindex(after=that)` goes on from there.
    """
    if after == 0:
        engine().clear()
    done = 0
    while True:
        batch = list(Post.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:_BATCH])
        if not batch:
            return done
        done += index_posts(post_ids=batch)
        after = batch[-1]
        tell(after)
