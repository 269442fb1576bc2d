"""Make posts anew that an older version of the text pipeline made: a few at a time, until none is left."""

import datetime as dt
import time
from collections.abc import Sequence

import structlog
from django.db import DatabaseError, transaction

from rostra.events.announcing import announce
from rostra.markup.render import PIPELINE_VERSION
from rostra.topics.actions.rerender_post import body_again, store_again
from rostra.topics.body import Body
from rostra.topics.events import TopicRendered
from rostra.topics.models import Post

_BATCH = 20  # posts a transaction, so that writers wait briefly
_LONGEST_S = 2.0  # a run; other jobs wait for it, and readers need the rest of the processor
log = structlog.get_logger()


def rerender_old_posts(*, at: dt.datetime) -> int:  # noqa: ARG001 - it runs as often as it is due, whatever the time
    """Make some old posts anew, the newest first, and return how many; the next run goes on where this one stopped.

    Readers are not told post by post: kept pages are thrown away by topic, and an open page shows the new HTML when
    it is loaded again. A post that cannot be rendered stays as it is and counts as done.
    """
    end = time.monotonic() + _LONGEST_S
    count = 0
    while made := _made_until(end, _next_batch()):
        _store(made)
        count += len(made)
        if time.monotonic() >= end:
            break
    return count


def count_old_posts() -> int:
    """Return how many posts an older version of the text pipeline made."""
    return Post.objects.filter(pipeline__lt=PIPELINE_VERSION).count()


def _next_batch() -> list[Post]:
    old = Post.objects.filter(pipeline__lt=PIPELINE_VERSION).select_related("topic", "author")
    return list(old.order_by("-pipeline", "-pk")[:_BATCH])


def _made_until(end: float, posts: Sequence[Post]) -> list[tuple[Post, Body | None]]:
    """Make posts anew until the time is over, at least one."""
    made: list[tuple[Post, Body | None]] = []
    for post in posts:
        made.append((post, _made(post)))
        if time.monotonic() >= end:
            break
    return made


def _made(post: Post) -> Body | None:
    try:
        return body_again(post)
    except DatabaseError:
        raise
    except Exception:
        log.exception("post_left_as_it_was", post=post.pk)
        return None


@transaction.atomic
def _store(made: Sequence[tuple[Post, Body | None]]) -> None:
    locked = Post.objects.select_for_update(of=("self",)).order_by("pk").in_bulk([post.pk for post, _body in made])
    topics = {read.topic_id for read, body in made if _store_one(locked[read.pk], read, body)}
    for topic_id in sorted(topics):
        announce(TopicRendered(topic_id=topic_id))


def _store_one(post: Post, read: Post, body: Body | None) -> bool:
    """Store one post, and say whether readers see it; one that was edited meanwhile is new already."""
    if post.revision != read.revision:
        return False
    if body is None:
        Post.objects.filter(pk=post.pk).update(pipeline=PIPELINE_VERSION)
        return False
    return store_again(post, body)
