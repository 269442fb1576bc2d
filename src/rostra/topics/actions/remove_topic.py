"""Take a whole topic out of sight, and bring it back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.topics import counting
from rostra.topics.events import TopicRemoved, TopicRestored
from rostra.topics.locking import moderated_topic
from rostra.topics.models import Topic


@transaction.atomic
def remove_topic(*, actor: Member, topic_id: int, at: dt.datetime, reason: str) -> Topic:
    """Remove a topic, or raise `Refused` (`reason_missing` without a reason)."""
    if not reason.strip():
        raise Refused("reason_missing", _("Say why the topic is removed."))
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    hide_topic(topic=topic, actor=actor, at=at, reason=reason.strip())
    return topic


@transaction.atomic
def restore_topic(*, actor: Member, topic_id: int, at: dt.datetime) -> Topic:
    """Show a removed topic again, or raise `Refused`."""
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    show_topic(topic=topic, at=at)
    return topic


def hide_topic(*, topic: Topic, actor: Member, at: dt.datetime, reason: str) -> None:
    """Hide a locked topic and announce it; who may is asked before. Hiding twice changes nothing."""
    if topic.removed_at:
        return
    topic.removed_at, topic.removed_by, topic.removal_reason, topic.changed_at = at, actor, reason, at
    topic.save(update_fields=["removed_at", "removed_by", "removal_reason", "changed_at"])
    counting.tally(section_id=topic.section_id, topics=-1, posts=-topic.post_count)
    announce(TopicRemoved(topic_id=topic.pk, section_id=topic.section_id))


def show_topic(*, topic: Topic, at: dt.datetime) -> None:
    """Show a locked, hidden topic and announce it; who may is asked before. Showing twice changes nothing."""
    if not topic.removed_at:
        return
    topic.removed_at, topic.removed_by, topic.removal_reason, topic.changed_at = None, None, "", at
    topic.save(update_fields=["removed_at", "removed_by", "removal_reason", "changed_at"])
    counting.tally(section_id=topic.section_id, topics=1, posts=topic.post_count)
    announce(TopicRestored(topic_id=topic.pk, section_id=topic.section_id))
