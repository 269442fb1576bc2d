"""Taking a story back."""

import pytest
from tests.cast import NOON, carol, erin

from rostra.kit.refusal import Refused
from rostra.members.viewer import GUEST
from rostra.newsdesk.actions.withdraw_story import withdraw_story
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story, a_story
from rostra.topics.actions.remove_topic import restore_topic
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db


def test_a_withdrawn_story_is_out_of_sight() -> None:
    story = a_published_story()

    gone = withdraw_story(editor=erin(), story_id=story.pk, reason="Made up.", base_revision=1, at=NOON)

    assert gone.state == Story.State.WITHDRAWN
    assert not Topic.objects.visible_to(GUEST).exists()


def test_it_needs_a_reason() -> None:
    story = a_published_story()

    with pytest.raises(Refused) as refused:
        withdraw_story(editor=erin(), story_id=story.pk, reason=" ", base_revision=1, at=NOON)

    assert refused.value.code == "reason_missing"


def test_a_draft_cannot_be_withdrawn() -> None:
    with pytest.raises(Refused) as refused:
        withdraw_story(editor=erin(), story_id=a_story().pk, reason="x", base_revision=1, at=NOON)

    assert refused.value.code == "not_published"


def test_moderators_do_not_bring_a_withdrawn_story_back() -> None:
    story = a_published_story()
    withdraw_story(editor=erin(), story_id=story.pk, reason="Made up.", base_revision=1, at=NOON)
    assert story.topic_id

    with pytest.raises(Refused) as refused:
        restore_topic(actor=carol(), topic_id=story.topic_id, at=NOON)

    assert refused.value.code == "withdrawn"
    assert not Topic.objects.visible_to(GUEST).exists()
