"""Fetching a topic for a change: visible to whoever makes it, locked, and for moderators allowed."""

import datetime as dt

from django.db.models import QuerySet

from rostra.kit.prepared import prepared
from rostra.members.models import Member
from rostra.topics import policy
from rostra.topics.models import Reach, Topic, reach_of


def locked_topic(*, actor: Member, topic_id: int) -> Topic:
    """Return the topic with its row locked, or raise `Topic.DoesNotExist` when the actor may not see it."""
    found = _topics(topic_id, reach_of(actor))
    if not found:
        raise Topic.DoesNotExist
    return found[0]


@prepared
def _topics(topic_id: int, reach: Reach) -> QuerySet[Topic]:
    return Topic.objects.within(reach).select_for_update(of=("self",)).filter(pk=topic_id)


def moderated_topic(*, actor: Member, topic_id: int, at: dt.datetime) -> Topic:
    """Return the topic with its row locked, or raise `Refused` or `Topic.DoesNotExist`."""
    topic = locked_topic(actor=actor, topic_id=topic_id)
    policy.require_may_moderate(actor, topic.section_id, at)
    return topic
