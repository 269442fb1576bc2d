"""Taking a whole topic out of sight, and bringing it back."""

import pytest
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol

from rostra.kit.refusal import Refused
from rostra.members.viewer import GUEST
from rostra.topics.actions.remove_topic import remove_topic, restore_topic
from rostra.topics.models import Topic
from rostra.topics.tests.counting import held

pytestmark = pytest.mark.django_db


def test_only_moderators_see_a_removed_topic() -> None:
    topic = a_topic(by=alice())

    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    assert Topic.objects.visible_to(carol()).exists()
    assert not Topic.objects.visible_to(alice()).exists()
    assert not Topic.objects.visible_to(GUEST).exists()


def test_lists_show_a_removed_topic_to_nobody() -> None:
    topic = a_topic()

    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    assert not Topic.objects.listed_for(carol()).exists()


def test_a_removed_topic_counts_no_more() -> None:
    topic = a_topic()
    a_reply(topic)

    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    assert held(topic.section) == (0, 0)


def test_removing_twice_counts_once() -> None:
    topic = a_topic()
    a_topic("Another")
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    assert held(topic.section) == (1, 1)


def test_a_restored_topic_is_seen_and_counted_again() -> None:
    topic = a_topic()
    a_reply(topic)
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    restore_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    assert held(topic.section) == (1, 2)
    assert Topic.objects.visible_to(GUEST).exists()


def test_restoring_what_was_not_removed_counts_nothing() -> None:
    topic = a_topic()

    restore_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    assert held(topic.section) == (1, 1)


def test_a_moderator_without_a_reason_is_refused() -> None:
    topic = a_topic()

    with pytest.raises(Refused) as refused:
        remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason=" ")

    assert refused.value.code == "reason_missing"


def test_members_may_not_remove_topics() -> None:
    topic = a_topic(by=alice())

    with pytest.raises(Refused) as refused:
        remove_topic(actor=alice(), topic_id=topic.pk, at=NOON, reason="Mine.")

    assert refused.value.code == "no_moderate"


def test_members_do_not_find_a_removed_topic_to_restore() -> None:
    topic = a_topic(by=bob())
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    with pytest.raises(Topic.DoesNotExist):
        restore_topic(actor=bob(), topic_id=topic.pk, at=NOON)
