"""Keep a topic at the head of its section, for a time or until further notice."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.topics.events import TopicChanged
from rostra.topics.locking import moderated_topic
from rostra.topics.models import Topic, pin_is_over


@transaction.atomic
def pin_topic(*, actor: Member, topic_id: int, at: dt.datetime, until: dt.datetime | None = None) -> Topic:
    """Pin a topic, or raise `Refused` (`past` when `until` is over already)."""
    if until is not None and until <= at:
        raise Refused("past", _("The end of the pin lies in the past. Choose a later time, or none."))
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    topic.is_pinned, topic.pinned_until = True, until
    return _save(topic)


@transaction.atomic
def unpin_topic(*, actor: Member, topic_id: int, at: dt.datetime) -> Topic:
    """Let a topic take its place by activity again, or raise `Refused`."""
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    topic.is_pinned, topic.pinned_until = False, None
    return _save(topic)


def end_due_pins(*, at: dt.datetime) -> int:
    """Unpin every topic whose time is over, and return how many there were."""
    due = list(Topic.objects.filter(is_pinned=True, pinned_until__lte=at).values_list("pk", flat=True))
    for topic_id in due:
        with transaction.atomic():
            topic = Topic.objects.select_for_update(of=("self",)).get(pk=topic_id)
            if not pin_is_over(topic, at):
                continue  # Pinned anew since.
            topic.is_pinned, topic.pinned_until = False, None
            _save(topic)
    return len(due)


def _save(topic: Topic) -> Topic:
    topic.save(update_fields=["is_pinned", "pinned_until"])
    announce(TopicChanged(topic_id=topic.pk, section_id=topic.section_id))
    return topic
