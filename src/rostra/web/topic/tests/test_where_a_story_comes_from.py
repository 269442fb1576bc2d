"""What stands at the end of a story about how it was made."""

import pytest
from django.test import Client
from tests.reading import by_id, main_of, words

from rostra.newsdesk.tests.making import a_published_story, a_wording
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def test_a_byline_is_named_in_its_own_words(client: Client) -> None:
    story = a_published_story(a_wording(byline="By Erin E., who was there"))
    assert story.topic

    block = words(by_id(main_of(client.get(topic_url(story.topic))), "prov"))

    assert "By-line: By Erin E., who was there" in block
    assert "Written by" not in block
