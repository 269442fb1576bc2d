"""Close a topic to new replies, and open it again."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.models import Member
from rostra.topics.events import TopicChanged
from rostra.topics.locking import moderated_topic
from rostra.topics.models import Topic


@transaction.atomic
def lock_topic(*, actor: Member, topic_id: int, at: dt.datetime, reason: str = "") -> Topic:
    """Close a topic, or raise `Refused`. Readers see the reason; locking again changes the reason alone."""
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    if not topic.locked_at:
        topic.locked_at, topic.locked_by = at, actor
    topic.lock_reason = reason.strip()
    return _save(topic, at)


@transaction.atomic
def unlock_topic(*, actor: Member, topic_id: int, at: dt.datetime) -> Topic:
    """Open a locked topic again, or raise `Refused`."""
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    topic.locked_at, topic.locked_by, topic.lock_reason = None, None, ""
    return _save(topic, at)


def _save(topic: Topic, at: dt.datetime) -> Topic:
    topic.changed_at = at
    topic.save(update_fields=["locked_at", "locked_by", "lock_reason", "changed_at"])
    announce(TopicChanged(topic_id=topic.pk, section_id=topic.section_id))
    return topic
