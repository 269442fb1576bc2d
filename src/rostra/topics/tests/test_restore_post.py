"""Bringing a removed post back."""

import datetime as dt

import pytest
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol, silenced

from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic, restore_topic
from rostra.topics.actions.restore_post import restore_post
from rostra.topics.models import Post, Topic
from rostra.topics.tests.counting import counted, held, written_by

pytestmark = pytest.mark.django_db

AT_TWO = NOON + dt.timedelta(hours=2)


@pytest.fixture
def topic() -> Topic:
    """A topic by alice."""
    return a_topic(by=alice())


@pytest.fixture
def own(topic: Topic) -> Post:
    """A post that bob wrote and took away."""
    post = a_reply(topic, by=bob())
    return remove_post(actor=bob(), post_id=post.pk, at=NOON)


@pytest.fixture
def moderated(topic: Topic) -> Post:
    """A post of bob's that carol took away."""
    post = a_reply(topic, by=bob())
    return remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Off topic.")


def test_authors_bring_back_what_they_removed(topic: Topic, own: Post) -> None:
    after = restore_post(actor=bob(), post_id=own.pk, at=AT_TWO)

    assert (after.removed_at, after.removed_by, after.removal_reason) == (None, None, "")
    assert counted(topic) == (2, 2, 2, 1, 2)
    assert written_by(bob()) == 1


def test_authors_bring_nothing_back_that_a_moderator_removed(moderated: Post) -> None:
    with pytest.raises(Refused) as refused:
        restore_post(actor=bob(), post_id=moderated.pk, at=AT_TWO)

    assert refused.value.code == "not_remover"


def test_a_moderator_brings_anything_back(own: Post) -> None:
    assert restore_post(actor=carol(), post_id=own.pk, at=AT_TWO).removed_at is None


def test_nobody_else_brings_anything_back(own: Post) -> None:
    with pytest.raises(Refused) as refused:
        restore_post(actor=alice(), post_id=own.pk, at=AT_TWO)

    assert refused.value.code == "no_moderate"


def test_restoring_twice_counts_once(topic: Topic, own: Post) -> None:
    restore_post(actor=carol(), post_id=own.pk, at=AT_TWO)

    restore_post(actor=carol(), post_id=own.pk, at=AT_TWO)

    assert counted(topic).posts == 2


def test_an_author_brings_nothing_back_to_a_locked_topic(topic: Topic, own: Post) -> None:
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        restore_post(actor=bob(), post_id=own.pk, at=AT_TWO)

    assert refused.value.code == "locked"


def test_a_silenced_author_is_refused(own: Post) -> None:
    member = silenced(bob())

    with pytest.raises(Refused) as refused:
        restore_post(actor=member, post_id=own.pk, at=AT_TWO)

    assert refused.value.code == "silenced"


def test_a_post_restored_in_a_removed_topic_is_counted_when_the_topic_comes_back(topic: Topic, own: Post) -> None:
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    restore_post(actor=carol(), post_id=own.pk, at=AT_TWO)

    assert held(topic.section) == (0, 0)
    restore_topic(actor=carol(), topic_id=topic.pk, at=AT_TWO)
    assert held(topic.section) == (1, 2)


def test_a_restored_post_is_recommended_again(topic: Topic) -> None:
    post = a_reply(topic, by=bob())
    recommend_post(actor=carol(), post_id=post.pk, at=NOON)
    remove_post(actor=bob(), post_id=post.pk, at=NOON)

    restore_post(actor=bob(), post_id=post.pk, at=AT_TWO)

    assert Topic.objects.get(pk=topic.pk).recommended_count == 1


def test_readers_of_the_topic_are_told(own: Post) -> None:
    restore_post(actor=bob(), post_id=own.pk, at=AT_TWO)

    assert LiveEvent.objects.get(event="edit").fields == {"seq": 2, "post": own.pk}
