"""Remembering which forms were saved as a story."""

import pytest

from rostra.newsdesk.actions.remember_form import remember_form
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_story

pytestmark = pytest.mark.django_db


def test_a_form_is_known_by_its_digest_with_the_revision_it_made() -> None:
    story = a_story()

    remember_form(story_id=story.pk, digest="first", revision=1)
    remember_form(story_id=story.pk, digest="second", revision=2)

    assert Story.objects.get().forms == {"first": 1, "second": 2}


def test_of_many_forms_the_newest_are_known() -> None:
    story = a_story()
    Story.objects.update(forms={str(number): number for number in range(1, 51)})

    remember_form(story_id=story.pk, digest="newest", revision=51)

    assert len(Story.objects.get().forms) == 50
    assert "1" not in Story.objects.get().forms
