"""Removing a post."""

import datetime as dt

import pytest
from tests.cast import NOON, a_private_section, a_reply, a_topic, alice, bob, carol

from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.actions.restore_post import restore_post
from rostra.topics.models import Post, Topic
from rostra.topics.queries import recommended_in
from rostra.topics.tests.counting import counted, held, written_by

pytestmark = pytest.mark.django_db

AT_TWO = NOON + dt.timedelta(hours=2)


def ended(topic: Topic) -> tuple[int, dt.datetime]:
    """Return by whom and when its last post was, as lists say."""
    fresh = Topic.objects.get(pk=topic.pk)
    return fresh.last_poster_id, fresh.last_post_at


def test_authors_remove_their_own_posts_without_a_reason() -> None:
    post = a_reply(a_topic(), by=bob())

    after = remove_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    assert (after.removed_at, after.removed_by, after.removal_reason) == (AT_TWO, bob(), "")


def test_a_topic_ends_with_its_newest_post_that_is_shown() -> None:
    topic = a_topic(by=alice())
    first, second = a_reply(topic, by=bob()), a_reply(topic, by=carol())

    remove_post(actor=carol(), post_id=second.pk, at=AT_TWO)
    assert ended(topic) == (bob().pk, first.posted_at)

    remove_post(actor=bob(), post_id=first.pk, at=AT_TWO)
    assert ended(topic) == (alice().pk, topic.started_at)

    restore_post(actor=carol(), post_id=second.pk, at=AT_TWO)
    assert ended(topic) == (carol().pk, second.posted_at)


def test_a_removed_post_keeps_its_place_and_counts_no_more() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())

    remove_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    assert counted(topic) == (2, 1, 2, 1, 1)
    assert written_by(bob()) == 0
    assert a_reply(topic, by=bob()).seq == 3


def test_a_moderator_gives_a_reason() -> None:
    post = a_reply(a_topic(), by=bob())

    after = remove_post(actor=carol(), post_id=post.pk, at=AT_TWO, reason=" Off topic. ")

    assert (after.removed_by, after.removal_reason) == (carol(), "Off topic.")


def test_a_moderator_without_a_reason_is_refused() -> None:
    post = a_reply(a_topic(), by=bob())

    with pytest.raises(Refused) as refused:
        remove_post(actor=carol(), post_id=post.pk, at=AT_TWO, reason="  ")

    assert refused.value.code == "reason_missing"


def test_removing_twice_counts_once() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    remove_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Again.")

    assert counted(topic).posts == 1
    assert Post.objects.get(pk=post.pk).removed_by == bob()


def test_nobody_else_may_remove() -> None:
    post = a_reply(a_topic(), by=bob())

    with pytest.raises(Refused) as refused:
        remove_post(actor=alice(), post_id=post.pk, at=AT_TWO, reason="I dislike it.")

    assert refused.value.code == "not_author"


def test_the_first_post_goes_only_with_its_topic() -> None:
    topic = a_topic(by=alice())

    with pytest.raises(Refused) as refused:
        remove_post(actor=alice(), post_id=topic.posts.get().pk, at=AT_TWO)

    assert refused.value.code == "first_post"


def test_an_author_removes_nothing_from_a_locked_topic() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        remove_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    assert refused.value.code == "locked"


def test_a_removed_post_is_recommended_no_more() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    recommend_post(actor=carol(), post_id=post.pk, at=NOON)

    remove_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    fresh = Topic.objects.get(pk=topic.pk)
    assert fresh.recommended_count == 0
    assert recommended_in(fresh) == []


def test_a_post_removed_from_a_removed_topic_is_not_counted_out_twice() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    a_topic("Another")
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    remove_post(actor=carol(), post_id=post.pk, at=AT_TWO, reason="Spam.")

    assert held(topic.section) == (1, 1)


def test_readers_of_the_topic_are_told() -> None:
    post = a_reply(a_topic(), by=bob())

    remove_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    assert LiveEvent.objects.get(event="removal").fields == {"seq": 2, "post": post.pk}


def test_a_post_that_a_member_does_not_see_is_not_there() -> None:
    topic = a_topic(by=carol(), section=a_private_section())

    with pytest.raises(Topic.DoesNotExist):
        remove_post(actor=bob(), post_id=topic.posts.get().pk, at=AT_TWO)
