"""What reading does when others announce: nobody's own post is new to them."""

from rostra.kit.clock import now
from rostra.reading.actions.mark_own_read import mark_own_read
from rostra.topics.events import ReplyPosted, TopicStarted


def mark_own_reply_read(event: ReplyPosted) -> None:
    """Take a member's reply as read by them, and with it what stood before: they answered it."""
    mark_own_read(member_id=event.author_id, topic_id=event.topic_id, seq=event.seq, at=now())


def mark_own_topic_read(event: TopicStarted) -> None:
    """Take a member's own topic as read by them."""
    mark_own_read(member_id=event.author_id, topic_id=event.topic_id, seq=1, at=now())
