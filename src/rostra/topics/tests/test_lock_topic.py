"""Closing a topic, and opening it again."""

import datetime as dt

import pytest
from tests.cast import NOON, a_topic, ada, alice, carol, erin

from rostra.kit.refusal import Refused
from rostra.topics.actions.lock_topic import lock_topic, unlock_topic
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(hours=2)


def test_a_moderator_locks_with_a_reason() -> None:
    topic = lock_topic(actor=carol(), topic_id=a_topic().pk, at=LATER, reason=" Said enough. ")

    assert (topic.locked_at, topic.locked_by, topic.lock_reason) == (LATER, carol(), "Said enough.")


def test_locking_again_changes_the_reason_alone() -> None:
    topic = a_topic()
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="One.")

    again = lock_topic(actor=ada(), topic_id=topic.pk, at=LATER, reason="Two.")

    assert (again.locked_at, again.locked_by, again.lock_reason) == (NOON, carol(), "Two.")


def test_a_moderator_unlocks() -> None:
    topic = lock_topic(actor=carol(), topic_id=a_topic().pk, at=NOON, reason="Said enough.")

    unlock_topic(actor=carol(), topic_id=topic.pk, at=LATER)

    fresh = Topic.objects.get(pk=topic.pk)
    assert (fresh.locked_at, fresh.locked_by, fresh.lock_reason) == (None, None, "")


def test_the_author_may_not_lock() -> None:
    topic = a_topic(by=alice())

    with pytest.raises(Refused) as refused:
        lock_topic(actor=alice(), topic_id=topic.pk, at=LATER)

    assert refused.value.code == "no_moderate"


def test_an_editor_may_not_unlock() -> None:
    topic = lock_topic(actor=carol(), topic_id=a_topic().pk, at=NOON)

    with pytest.raises(Refused) as refused:
        unlock_topic(actor=erin(), topic_id=topic.pk, at=LATER)

    assert refused.value.code == "no_moderate"
