"""What stands at the end of a story about how it was made."""

import pytest
from django.test import Client
from tests.cast import NOON, carol, erin
from tests.reading import by_id, links, main_of, words

from rostra.newsdesk.tests.making import a_published_story, a_wording
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.body import make_body
from rostra.topics.models import Post
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def test_a_byline_is_named_in_its_own_words(client: Client) -> None:
    story = a_published_story(a_wording(byline="By Erin E., who was there"))
    assert story.topic

    block = words(by_id(main_of(client.get(topic_url(story.topic))), "prov"))

    assert "By-line: By Erin E., who was there" in block
    assert "Written by" not in block


def test_a_story_that_was_edited_says_so_and_leads_to_what_it_said_before(client: Client) -> None:
    story = a_published_story()
    assert story.topic
    post = Post.objects.get(topic=story.topic, seq=1)
    body = make_body("It does not sail.", author=erin(), heading_from=2)
    edit_post(editor=carol(), post_id=post.pk, body=body, base_revision=1, at=NOON, reason="Wrong")

    shown = by_id(main_of(client.get(topic_url(story.topic))), "story")

    assert "Edited by carol" in words(shown)
    assert f"/p/{post.pk}/history/" in links(shown).values()
