"""Putting a topic into another section."""

import pytest
from tests.cast import (
    NOON,
    a_news_section,
    a_private_section,
    a_reply,
    a_section,
    a_story_topic,
    a_topic,
    ada,
    alice,
    bob,
    carol,
)

from rostra.kit.refusal import Refused
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.models import Topic, TopicMove
from rostra.topics.tests.counting import held

pytestmark = pytest.mark.django_db


def test_a_moved_topic_lies_in_the_other_section_and_is_counted_there() -> None:
    topic, harbour = a_topic(section=a_section("long-table")), a_section("harbour")
    a_reply(topic)
    a_topic("Stays", section=harbour)

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=harbour.pk, at=NOON)

    assert Topic.objects.get(pk=topic.pk).section == harbour
    assert held(topic.section) == (0, 0)
    assert held(harbour) == (2, 3)


def test_a_topic_keeps_its_address() -> None:
    topic = a_topic()

    after = move_topic(actor=carol(), topic_id=topic.pk, to_section_id=a_section("harbour").pk, at=NOON)

    assert (after.pk, after.slug) == (topic.pk, topic.slug)


def test_moving_to_where_it_lies_changes_nothing() -> None:
    topic = a_topic()

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=topic.section_id, at=NOON)

    assert held(topic.section) == (1, 1)


def test_a_removed_topic_moves_uncounted() -> None:
    topic, harbour = a_topic(), a_section("harbour")
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")
    a_topic("Another", section=harbour)

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=harbour.pk, at=NOON)

    assert held(harbour) == (1, 1)


def test_a_story_lies_only_where_news_is() -> None:
    story = a_story_topic()

    with pytest.raises(Refused) as refused:
        move_topic(actor=ada(), topic_id=story.pk, to_section_id=a_section().pk, at=NOON)

    assert refused.value.code == "not_news"


def test_a_moderator_moves_nothing_to_where_they_may_not_start() -> None:
    topic, news = a_topic(), a_news_section()

    with pytest.raises(Refused) as refused:
        move_topic(actor=carol(), topic_id=topic.pk, to_section_id=news.pk, at=NOON)

    assert refused.value.code == "no_start"


def test_members_may_not_move() -> None:
    topic, harbour = a_topic(by=alice()), a_section("harbour")

    with pytest.raises(Refused) as refused:
        move_topic(actor=alice(), topic_id=topic.pk, to_section_id=harbour.pk, at=NOON)

    assert refused.value.code == "no_moderate"


def test_what_moves_out_of_sight_is_out_of_sight() -> None:
    topic = a_topic()

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=a_private_section().pk, at=NOON)

    assert not Topic.objects.visible_to(bob()).filter(pk=topic.pk).exists()


def test_a_move_is_on_record_with_its_place_and_whose_it_was() -> None:
    topic, harbour = a_topic(section=a_section("long-table")), a_section("harbour")
    a_reply(topic)

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=harbour.pk, at=NOON)

    move = TopicMove.objects.get(topic=topic)
    assert (move.origin, move.destination, move.after_seq) == (topic.section, harbour, 2)
    assert (move.by, move.at) == (carol(), NOON)
    assert Topic.objects.get(pk=topic.pk).moved_at == NOON


def test_moving_to_where_it_lies_leaves_no_record() -> None:
    topic = a_topic()

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=topic.section_id, at=NOON)

    assert not TopicMove.objects.exists()
    assert Topic.objects.get(pk=topic.pk).moved_at is None
