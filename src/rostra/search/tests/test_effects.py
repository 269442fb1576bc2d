"""What is announced reaches the index."""

import pytest
from tests.cast import a_topic

from rostra.search import effects
from rostra.search.choosing import engine
from rostra.search.engine import Filters
from rostra.search.query import parse
from rostra.topics import events as topics
from rostra.topics.models import Post

pytestmark = pytest.mark.django_db


def test_a_started_topic_is_found() -> None:
    topic = a_topic("Leeks")
    first = Post.objects.get(topic=topic)
    event = topics.TopicStarted(
        topic_id=topic.pk, post_id=first.pk, section_id=topic.section_id, author_id=topic.author_id
    )

    effects.index_post(event)

    found = engine().find(parse("leeks"), Filters({topic.section_id}), order="best", start=0, count=5)
    assert found.post_ids == (first.pk,)
