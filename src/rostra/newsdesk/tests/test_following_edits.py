"""What becomes of a story when a moderator edits the post that carries its text."""

import pytest
from tests.cast import NOON, a_news_section, carol, erin

from rostra.media.tests.making import a_picture_at
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story, a_wording, with_lead
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.body import make_body
from rostra.topics.models import Post

pytestmark = pytest.mark.django_db


def edited(story: Story, text: str) -> Story:
    """Let carol write another text into the first post of a story, and return the story as it is now."""
    post = Post.objects.get(topic=story.topic, seq=1)
    body = make_body(text, author=erin(), heading_from=2)
    edit_post(editor=carol(), post_id=post.pk, body=body, base_revision=1, at=NOON, reason="")
    return Story.objects.get(pk=story.pk)


def test_a_picture_that_is_taken_out_of_the_text_stands_in_no_list_and_no_credits() -> None:
    a_news_section()
    quay = a_picture_at("f/ab/quay.webp", erin())
    story = a_published_story(a_wording(body=f"It sails.\n\n![A ferry](upload:{quay.token})\n\n" + "Words. " * 30))

    after = edited(story, "It sails.")

    assert story.shown["card"]["alt"] == "A dot"
    assert after.body == "It sails."
    assert after.shown["card"] is None
    assert after.shown["credits"] == []
    assert not after.pictures.exists()


def test_the_lead_stays_whatever_the_text_says() -> None:
    a_news_section()
    story = a_published_story(with_lead(a_picture_at("f/ab/quay.webp", erin())))

    after = edited(story, "It sails.")

    assert after.shown["lead"] == story.shown["lead"]
    assert [row.is_lead for row in after.pictures.all()] == [True]


def test_a_story_says_since_when_it_reads_so() -> None:
    a_news_section()

    after = edited(a_published_story(), "It sails.")

    assert after.updated_at == NOON


def test_other_breaks_of_lines_are_no_update() -> None:
    a_news_section()
    story = a_published_story()

    after = edited(story, story.body.replace("\n\n", "\n\n\n"))

    assert (after.revision, after.updated_at) == (2, None)
