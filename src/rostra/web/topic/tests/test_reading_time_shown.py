"""How long a story takes to read, said in its headline on every page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import a_reply, a_topic, erin
from tests.reading import main_of, words

from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story, a_wording
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.body import make_body
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def topic_of(story: Story) -> Topic:
    """The topic of a published story."""
    return Topic.objects.get(story=story)


def byline(client: Client, url: str) -> str:
    """What the by-line says."""
    return words(main_of(client.get(url)).find(".//div[@class='byline-who']"))


def test_a_story_says_how_long_it_takes_on_every_page(client: Client) -> None:
    topic = topic_of(a_published_story(a_wording(body="Word by word. " * 300)))
    for _number in range(20):
        a_reply(topic)

    assert "4 minutes to read" in byline(client, topic_url(topic))
    assert "4 minutes to read" in byline(client, topic_url(topic, 2))


def test_it_is_that_of_the_text_as_it_is_now(client: Client) -> None:
    topic = topic_of(a_published_story(a_wording(body="Word by word. " * 300)))
    post = topic.posts.get(seq=1)
    body = make_body("Short now.", author=erin(), heading_from=2)

    edit_post(editor=erin(), post_id=post.pk, body=body, base_revision=post.revision, at=post.posted_at)

    assert "1 minute to read" in byline(client, topic_url(topic))


def test_a_talk_is_not_timed(client: Client) -> None:
    assert "to read" not in words(main_of(client.get(topic_url(a_topic(text="Word by word. " * 300)))))


@pytest.mark.parametrize("length", [1, 600])
def test_it_takes_no_query(length: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    topic = topic_of(a_published_story(a_wording(body="Word by word. " * length)))
    client.get(topic_url(topic))

    # The site's row, the topic, its one post, the story, reactions, the related topics.
    with django_assert_num_queries(6):
        client.get(topic_url(topic))
