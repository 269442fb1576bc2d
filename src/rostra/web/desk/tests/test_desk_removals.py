"""What the desk says of a story whose topic a moderator removed, and of one that the newsroom withdrew."""

import pytest
from django.test import Client
from tests.cast import NOON, carol, erin, signed_in
from tests.reading import links, main_of, words

from rostra.kit.clock import now
from rostra.newsdesk.actions.withdraw_story import withdraw_story
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story
from rostra.topics.actions.remove_topic import remove_topic, restore_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    """A story that carol removed."""
    story = a_published_story()
    remove_topic(actor=carol(), topic_id=story.topic_id or 0, at=now(), reason="A court asked for it.")
    return story


@pytest.mark.usefixtures("story")
def test_the_list_says_that_a_moderator_removed_it_and_why(client: Client) -> None:
    shown = words(main_of(signed_in(client, erin()).get("/desk/?state=published")))

    assert "Removed by a moderator" in shown
    assert "The reason: A court asked for it." in shown


def test_its_form_says_so_and_leads_to_no_page_that_is_not_there(client: Client, story: Story) -> None:
    main = main_of(signed_in(client, erin()).get(f"/desk/{story.pk}/"))

    assert "Removed by a moderator" in words(main)
    assert "The reason: A court asked for it." in words(main)
    assert "See the story" not in links(main)


def test_a_story_that_came_back_is_published_as_before(client: Client, story: Story) -> None:
    restore_topic(actor=carol(), topic_id=story.topic_id or 0, at=now())

    main = main_of(signed_in(client, erin()).get(f"/desk/{story.pk}/"))

    assert "Removed by a moderator" not in words(main)
    assert "See the story" in links(main)


def test_the_form_of_a_withdrawn_story_says_who_withdrew_it_when_and_why(client: Client) -> None:
    story = a_published_story()
    withdraw_story(editor=erin(), story_id=story.pk, reason="Made up.", base_revision=1, at=NOON)

    main = main_of(signed_in(client, erin()).get(f"/desk/{story.pk}/"))

    assert "This story was withdrawn by erin, 14 March 2026, 12:00. The reason: Made up." in words(main)


def test_who_withdrew_a_story_is_not_the_moderator_who_had_removed_it(client: Client, story: Story) -> None:
    withdraw_story(editor=erin(), story_id=story.pk, reason="Made up.", base_revision=1, at=now())

    main = main_of(signed_in(client, erin()).get(f"/desk/{story.pk}/"))

    assert "This story was withdrawn. The reason: Made up." in words(main)
    assert "carol" not in words(main)
