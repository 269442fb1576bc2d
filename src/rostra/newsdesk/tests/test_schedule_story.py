"""Letting a story publish itself."""

import datetime as dt

import pytest
from tests.cast import NOON, erin

from rostra.kit.refusal import Refused
from rostra.newsdesk.actions.schedule_story import unschedule_story
from rostra.newsdesk.checks import NotPublishable
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story, a_story, a_wording, scheduled

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=2)


def test_a_story_waits_for_its_time() -> None:
    story = scheduled(a_story(), _LATER)

    assert (story.state, story.publish_at, story.topic) == (Story.State.SCHEDULED, _LATER, None)


def test_a_time_that_is_over_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        scheduled(a_story(), NOON)

    assert refused.value.code == "past"


def test_an_incomplete_story_is_not_scheduled() -> None:
    with pytest.raises(NotPublishable):
        scheduled(a_story(a_wording(deck="")), _LATER)


def test_a_published_story_is_not_scheduled() -> None:
    with pytest.raises(Refused) as refused:
        scheduled(a_published_story(), _LATER)

    assert refused.value.code == "published"


def test_a_story_taken_off_the_schedule_is_a_draft_again() -> None:
    story = scheduled(a_story(), _LATER)

    draft = unschedule_story(editor=erin(), story_id=story.pk, base_revision=1, at=NOON)

    assert (draft.state, draft.publish_at) == (Story.State.DRAFT, None)
