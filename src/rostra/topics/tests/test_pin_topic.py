"""Keeping a topic at the head of its section."""

import datetime as dt

import pytest
from tests.cast import NOON, a_topic, alice, carol

from rostra.kit.refusal import Refused
from rostra.topics.actions.pin_topic import end_due_pins, pin_topic, unpin_topic
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db

TOMORROW = NOON + dt.timedelta(days=1)


def test_a_pinned_topic_stands_first() -> None:
    older = a_topic("Older")
    a_topic("Newer", at=TOMORROW)

    pin_topic(actor=carol(), topic_id=older.pk, at=NOON)

    assert [row.title for row in Topic.objects.in_reading_order()] == ["Older", "Newer"]


def test_a_moderator_unpins() -> None:
    topic = pin_topic(actor=carol(), topic_id=a_topic().pk, at=NOON, until=TOMORROW)

    after = unpin_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    assert (after.is_pinned, after.pinned_until) == (False, None)


def test_a_pin_ends_when_its_time_is_over() -> None:
    topic = pin_topic(actor=carol(), topic_id=a_topic().pk, at=NOON, until=TOMORROW)

    ended = end_due_pins(at=TOMORROW)

    assert ended == 1
    assert not Topic.objects.get(pk=topic.pk).is_pinned


def test_a_pin_stays_until_its_time() -> None:
    pin_topic(actor=carol(), topic_id=a_topic().pk, at=NOON, until=TOMORROW)

    assert end_due_pins(at=TOMORROW - dt.timedelta(seconds=1)) == 0


def test_a_pin_without_end_stays() -> None:
    pin_topic(actor=carol(), topic_id=a_topic().pk, at=NOON)

    assert end_due_pins(at=NOON + dt.timedelta(days=3650)) == 0


def test_an_end_in_the_past_is_refused() -> None:
    topic = a_topic()

    with pytest.raises(Refused) as refused:
        pin_topic(actor=carol(), topic_id=topic.pk, at=NOON, until=NOON)

    assert refused.value.code == "past"


def test_members_may_not_pin() -> None:
    topic = a_topic(by=alice())

    with pytest.raises(Refused) as refused:
        pin_topic(actor=alice(), topic_id=topic.pk, at=NOON)

    assert refused.value.code == "no_moderate"
