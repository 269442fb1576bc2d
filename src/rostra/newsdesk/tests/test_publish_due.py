"""Publishing the stories whose time has come."""

import datetime as dt

import pytest
from tests.cast import NOON, erin

from rostra.members.models import Group
from rostra.newsdesk.actions.publish_due import publish_due
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_story, scheduled
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=2)


def test_a_story_goes_out_when_its_time_has_come_and_once() -> None:
    story = scheduled(a_story(), _LATER)

    counts = [publish_due(at=_LATER - dt.timedelta(minutes=1)), publish_due(at=_LATER), publish_due(at=_LATER)]

    story.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (story.state, story.published_at) == (Story.State.PUBLISHED, _LATER)
    assert Topic.objects.count() == 1


def test_a_story_that_cannot_go_out_is_a_draft_again_and_says_why() -> None:
    story = scheduled(a_story(), _LATER)
    members = Group.objects.get(slug="members")
    editor = erin()
    editor.group, editor.group_ids = members, [members.pk]
    editor.save()

    count = publish_due(at=_LATER)

    story.refresh_from_db()
    assert (count, story.state) == (0, Story.State.DRAFT)
    assert story.problem == "Whoever scheduled it may no longer publish there."
    assert not Topic.objects.exists()
