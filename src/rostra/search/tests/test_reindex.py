"""Making the index anew, and keeping it."""

import pytest
from tests.cast import a_reply, a_topic, carol

from rostra.search.actions import reindex as making
from rostra.search.actions.reindex import reindex
from rostra.search.effects import index_post, index_topic
from rostra.search.models import IndexedPost
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.events import ReplyPosted, TopicChanged

pytestmark = pytest.mark.django_db


def test_all_posts_are_indexed_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = a_topic()
    replies = [a_reply(topic) for _number in range(4)]
    monkeypatch.setattr(making, "_BATCH", 2)
    told: list[int] = []

    done = reindex(tell=told.append)

    assert (done, IndexedPost.objects.count(), len(told)) == (5, 5, 3)
    assert told[-1] == replies[-1].pk


def test_it_goes_on_where_it_stopped() -> None:
    topic = a_topic()
    first, second = a_reply(topic), a_reply(topic)

    assert reindex(after=first.pk) == 1
    assert list(IndexedPost.objects.values_list("pk", flat=True)) == [second.pk]


def test_an_effect_run_twice_changes_nothing_the_second_time() -> None:
    topic = a_topic()
    post = a_reply(topic)
    event = ReplyPosted(
        post_id=post.pk, topic_id=topic.pk, section_id=topic.section_id, seq=2, author_id=post.author_id
    )

    index_post(event)
    index_post(event)

    assert IndexedPost.objects.count() == 1


def test_a_renamed_topic_is_indexed_by_its_first_post() -> None:
    topic = a_topic()
    rename_topic(actor=carol(), topic_id=topic.pk, title="Another", at=topic.started_at)

    index_topic(TopicChanged(topic_id=topic.pk, section_id=topic.section_id))

    assert IndexedPost.objects.count() == 1
