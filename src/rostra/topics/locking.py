"""Fetching a topic for a change by a moderator: visible to them, locked, allowed."""

import datetime as dt

from rostra.members.models import Member
from rostra.topics import policy
from rostra.topics.models import Topic


def moderated_topic(*, actor: Member, topic_id: int, at: dt.datetime) -> Topic:
    """Return the topic with its row locked, or raise `Refused` or `Topic.DoesNotExist`."""
    topic = Topic.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=topic_id)
    policy.require_may_moderate(actor, topic.section_id, at)
    return topic
