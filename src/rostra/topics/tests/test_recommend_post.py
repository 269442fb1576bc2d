"""Pointing a reply out to readers."""

import pytest
from tests.cast import NOON, a_news_section, a_reply, a_story_topic, a_topic, alice, bob, carol, erin

from rostra.kit.refusal import Refused
from rostra.topics.actions.recommend_post import recommend_post, withdraw_recommendation
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.models import Topic
from rostra.topics.queries import recommended_in

pytestmark = pytest.mark.django_db


def test_a_moderator_recommends_with_a_reason() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob(), text="The winter timetable began.")

    recommend_post(actor=carol(), post_id=post.pk, at=NOON, reason=" Answers it ")

    row = recommended_in(Topic.objects.get(pk=topic.pk))[0]
    assert (row.post_id, row.seq, row.name, row.by, row.reason) == (post.pk, 2, "bob", "carol", "Answers it")
    assert row.excerpt == "The winter timetable began."


def test_recommended_replies_stand_in_the_order_of_their_places() -> None:
    topic = a_topic()
    first, second = a_reply(topic), a_reply(topic)

    recommend_post(actor=carol(), post_id=second.pk, at=NOON)
    recommend_post(actor=carol(), post_id=first.pk, at=NOON)

    assert [row.seq for row in recommended_in(Topic.objects.get(pk=topic.pk))] == [2, 3]


def test_recommending_again_replaces_the_reason() -> None:
    topic = a_topic()
    post = a_reply(topic)
    recommend_post(actor=carol(), post_id=post.pk, at=NOON, reason="One")

    recommend_post(actor=carol(), post_id=post.pk, at=NOON, reason="Two")

    fresh = Topic.objects.get(pk=topic.pk)
    assert fresh.recommended_count == 1
    assert recommended_in(fresh)[0].reason == "Two"


def test_a_recommendation_can_be_withdrawn() -> None:
    topic = a_topic()
    post = a_reply(topic)
    recommend_post(actor=carol(), post_id=post.pk, at=NOON)

    withdraw_recommendation(actor=carol(), post_id=post.pk, at=NOON)

    assert Topic.objects.get(pk=topic.pk).recommended_count == 0


def test_an_editor_recommends_under_a_story() -> None:
    post = a_reply(a_story_topic(), by=bob())

    assert recommend_post(actor=erin(), post_id=post.pk, at=NOON).by == erin()


def test_an_editor_recommends_nothing_where_people_talk() -> None:
    a_news_section()
    post = a_reply(a_topic())

    with pytest.raises(Refused) as refused:
        recommend_post(actor=erin(), post_id=post.pk, at=NOON)

    assert refused.value.code == "no_moderate"


def test_members_recommend_nothing() -> None:
    post = a_reply(a_topic(by=alice()))

    with pytest.raises(Refused) as refused:
        recommend_post(actor=alice(), post_id=post.pk, at=NOON)

    assert refused.value.code == "no_moderate"


def test_the_first_post_is_not_recommended() -> None:
    topic = a_topic()

    with pytest.raises(Refused) as refused:
        recommend_post(actor=carol(), post_id=topic.posts.get().pk, at=NOON)

    assert refused.value.code == "first_post"


def test_a_removed_post_is_not_recommended() -> None:
    post = a_reply(a_topic(), by=bob())
    remove_post(actor=bob(), post_id=post.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        recommend_post(actor=carol(), post_id=post.pk, at=NOON)

    assert refused.value.code == "removed"
