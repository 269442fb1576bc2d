"""Index posts anew that an older version of `words.py` cut into words: a few at a time, until none is left."""

import datetime as dt
import time

from rostra.search.actions.index_posts import index_posts
from rostra.search.models import IndexedPost
from rostra.search.words import WORDS_VERSION

_BATCH = 200  # posts in one transaction: a part of a second, so that writers hardly wait
_LONGEST_S = 2.0  # a run; other jobs wait for it, and readers need the rest of the processor


def renew_old_words(*, at: dt.datetime) -> int:  # noqa: ARG001 - it runs as often as it is due, whatever the time
    """Index some old posts anew, the newest first, and return how many; the next run goes on where this one stopped.

    Until its turn has come a post is found by the words that the older version gave it.
    """
    end = time.monotonic() + _LONGEST_S
    count = 0
    while batch := _next_batch():
        index_posts(post_ids=batch)
        count += len(batch)
        if time.monotonic() >= end:
            break
    return count


def count_old_words() -> int:
    """Return how many posts an older version cut into words."""
    return IndexedPost.objects.filter(version__lt=WORDS_VERSION).count()


def _next_batch() -> list[int]:
    old = IndexedPost.objects.filter(version__lt=WORDS_VERSION).order_by("-version", "-post_id")
    return list(old.values_list("post_id", flat=True)[:_BATCH])
