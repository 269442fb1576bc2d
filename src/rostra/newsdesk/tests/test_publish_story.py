"""Publishing a story."""

import datetime as dt

import pytest
from tests.cast import NOON, alice, erin

from rostra.kit.memo import one_request
from rostra.kit.refusal import Refused
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.withdraw_story import withdraw_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.checks import NotPublishable
from rostra.newsdesk.models import Story
from rostra.newsdesk.queries import story_cards, story_of
from rostra.newsdesk.tests.making import (
    a_picture_of_erin,
    a_published_story,
    a_story,
    a_wording,
    published,
    with_lead,
)
from rostra.newsdesk.wording import PictureWords, wording_of
from rostra.sections.access import matrix
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db


def test_publishing_opens_the_topic_with_the_story_as_its_first_post() -> None:
    upload = a_picture_of_erin()
    words = {upload.token: PictureWords("A quay", "Petra", "")}

    story = a_published_story(a_wording(body=f"# Who pays\n\n![](upload:{upload.token})", pictures=words))

    topic = Topic.objects.get()
    post = topic.posts.get()
    assert (topic.kind, topic.title, topic.author) == ("story", story.headline, erin())
    assert "<h2" in post.html
    assert 'alt="A quay"' in post.html
    assert "Petra" in post.html
    assert (story.state, story.published_at, story.topic) == (Story.State.PUBLISHED, NOON, topic)


@pytest.mark.parametrize(
    ("byline", "beside"),
    [
        ("erin, news editor", "news editor"),
        ("erin", ""),
        ("erin and Runa Aske", "erin and Runa Aske"),
        ("Runa Aske", "Runa Aske"),
    ],
)
def test_beside_the_author_the_byline_does_not_say_the_name_again(byline: str, beside: str) -> None:
    story = a_published_story(a_wording(byline=byline))

    view = story_of(story.topic_id or 0)

    assert view
    assert view.byline_beside_author == beside


def test_published_twice_nothing_changes() -> None:
    story = a_published_story()

    published(story, at=NOON + dt.timedelta(hours=1))

    story.refresh_from_db()
    assert story.published_at == NOON
    assert Topic.objects.count() == 1


@pytest.mark.parametrize(
    ("missing", "detail"),
    [
        ({"deck": ""}, "Say in a sentence or two what the story is."),
        ({"body": " "}, "Write the story."),
    ],
)
def test_an_incomplete_story_does_not_go_out(missing: dict[str, str], detail: str) -> None:
    story = a_story(a_wording(**missing))

    with pytest.raises(NotPublishable) as refused:
        published(story)

    assert detail in refused.value.sentence
    assert not Topic.objects.exists()


def test_a_picture_without_description_or_credit_blocks_the_story() -> None:
    upload = a_picture_of_erin()
    story = a_story(a_wording(lead=upload.token))

    with pytest.raises(NotPublishable) as refused:
        published(story)

    failed = [check.control for check in refused.value.checks if check.kind == "fail"]
    assert failed == [f"alt-{upload.token}", f"credit-{upload.token}"]


def test_who_may_not_publish_there_does_not_find_the_story() -> None:
    story = a_story()
    body = body_of(wording_of(story), author=erin(), prefix="s-")

    with pytest.raises(Story.DoesNotExist):
        publish_story(editor=alice(), story_id=story.pk, body=body, base_revision=1, at=NOON)


def test_a_withdrawn_story_comes_back_at_its_old_address() -> None:
    story = a_published_story()
    withdraw_story(editor=erin(), story_id=story.pk, reason="The source took it back.", base_revision=1, at=NOON)
    story.refresh_from_db()

    again = published(story)

    topic = Topic.objects.get()
    assert (again.topic, topic.removed_at, again.state) == (topic, None, Story.State.PUBLISHED)


def test_a_text_that_changed_meanwhile_is_not_published() -> None:
    story = a_story()
    body = body_of(a_wording(body="Something else."), author=erin(), prefix="s-")

    with pytest.raises(Refused) as refused:
        publish_story(editor=erin(), story_id=story.pk, body=body, base_revision=1, at=NOON)

    assert refused.value.code == "other_body"


def test_pages_read_a_story_in_one_query(django_assert_num_queries: object) -> None:
    upload = a_picture_of_erin()
    story = a_published_story(with_lead(upload))
    topic_id = story.topic_id or 0

    with one_request():
        matrix()
        with django_assert_num_queries(1):  # type: ignore[operator]
            view = story_of(topic_id)
        with django_assert_num_queries(1):  # type: ignore[operator]
            cards = story_cards([topic_id, 999])

    assert view
    assert view.lead
    assert view.lead.url.startswith("/media/f/")
    assert view.provenance.sources[0].publisher == "The Skerrin Courier"
    assert view.provenance.credits == ("Petra Lindqvist",)
    assert set(cards) == {topic_id}
    assert cards[topic_id].publisher == "The Skerrin Courier"
