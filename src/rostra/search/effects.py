"""What the index does when something is announced; it reads the rows as they are, so order and repeats do no harm."""

from rostra.search.actions.index_posts import index_posts, index_title
from rostra.topics.events import (
    OfTopic,
    PostEdited,
    PostRemoved,
    PostRestored,
    PostReworded,
    ReplyPosted,
    TopicStarted,
)


def index_post(event: TopicStarted | ReplyPosted | PostEdited | PostReworded | PostRemoved | PostRestored) -> None:
    """Let the index know of a post what the post says now."""
    index_posts(post_ids=[event.post_id])


def index_topic(event: OfTopic) -> None:
    """Let the index know of a topic's title, and of the deck of its story."""
    index_title(topic_id=event.topic_id)
