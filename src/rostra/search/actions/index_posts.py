"""Let the index know of posts what they say now."""

from collections.abc import Sequence

from django.db import transaction

from rostra.search.choosing import engine
from rostra.search.decks import decks_of
from rostra.search.engine import Row
from rostra.topics.models import Post


@transaction.atomic
def index_posts(*, post_ids: Sequence[int]) -> int:
    """Put the posts into the index as they are now, and take out those that were removed; return how many are in."""
    found = Post.objects.filter(pk__in=post_ids, removed_at=None).select_related("topic")
    posts = list(found.only("topic__title", "topic__kind", "topic_id", "seq", "author_id", "posted_at", "text"))
    decks = decks_of(posts)
    rows = [row_of(post, deck=decks.get(post.pk, "")) for post in posts]
    there = {row.post_id for row in rows}
    engine().remove([pk for pk in post_ids if pk not in there])
    engine().index(rows)
    return len(rows)


def index_title(*, topic_id: int) -> None:
    """Put the first post of a topic, with which its title and deck are found, into the index."""
    index_posts(post_ids=list(Post.objects.filter(topic_id=topic_id, seq=1).values_list("pk", flat=True)))


def row_of(post: Post, *, deck: str) -> Row:
    """Return a post as the index takes it; its topic is joined."""
    return Row(
        post_id=post.pk,
        topic_id=post.topic_id,
        author_id=post.author_id,
        posted_at=post.posted_at,
        title=post.topic.title if post.seq == 1 else "",
        text=post.text,
        deck=deck,
    )
