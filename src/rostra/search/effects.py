"""What the index does when something is announced; it reads the rows as they are, so order and repeats do no harm."""

from typing import Protocol

from rostra.search.actions.index_posts import index_posts, index_title
from rostra.topics.events import (
    PostEdited,
    PostRemoved,
    PostRestored,
    PostReworded,
    ReplyPosted,
    TopicStarted,
)


class OfTopic(Protocol):
    """An event of any room that changes what stands above the posts of a topic."""

    @property
    def topic_id(self) -> int:
        """The topic."""


def index_post(event: TopicStarted | ReplyPosted | PostEdited | PostReworded | PostRemoved | PostRestored) -> None:
    """Let the index know of a post what the post says now."""
    index_posts(post_ids=[event.post_id])


def index_topic(event: OfTopic) -> None:
    """Let the index know of a topic's title, and of the deck of its story."""
    index_title(topic_id=event.topic_id)
