"""Writing a story, and changing it before it is published."""

import datetime as dt

import pytest
from tests.cast import NOON, a_section, alice, erin

from rostra.kit.refusal import Refused
from rostra.newsdesk.actions.write_story import rewrite_story, write_story
from rostra.newsdesk.checks import NotPublishable
from rostra.newsdesk.models import Story
from rostra.newsdesk.rows import EditedMeanwhile
from rostra.newsdesk.tests.making import a_picture_of_erin, a_story, a_wording, scheduled, with_lead
from rostra.newsdesk.wording import wording_of
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_all_that_was_said_and_has_no_topic() -> None:
    upload = a_picture_of_erin()

    story = a_story(with_lead(upload))

    assert wording_of(story) == with_lead(upload)
    assert story.state == Story.State.DRAFT
    assert not Topic.objects.exists()
    upload.refresh_from_db()
    assert (upload.alt, upload.attached_at) == ("A ferry at the quay", NOON)


def test_the_same_form_writes_one_story() -> None:
    first = a_story()

    assert a_story() == first


def test_who_may_not_publish_may_not_write() -> None:
    with pytest.raises(Refused) as refused:
        write_story(author=alice(), wording=a_wording(), form_key="x", at=NOON)

    assert refused.value.code == "no_publish"


def test_a_story_belongs_into_a_section_for_news() -> None:
    with pytest.raises(Refused) as refused:
        a_story(a_wording(section_id=a_section().pk))

    assert refused.value.code in {"no_publish", "not_news"}


def test_a_draft_is_changed_by_who_knows_its_last_revision() -> None:
    story = a_story()

    changed = rewrite_story(
        editor=erin(), story_id=story.pk, wording=a_wording(headline="Another"), base_revision=1, at=NOON
    )

    assert (changed.headline, changed.revision) == ("Another", 2)


def test_who_was_slower_is_told_and_changes_nothing() -> None:
    story = a_story()
    rewrite_story(editor=erin(), story_id=story.pk, wording=a_wording(headline="First"), base_revision=1, at=NOON)

    with pytest.raises(EditedMeanwhile) as refused:
        rewrite_story(editor=erin(), story_id=story.pk, wording=a_wording(headline="Second"), base_revision=1, at=NOON)

    assert refused.value.story.headline == "First"
    story.refresh_from_db()
    assert story.headline == "First"


def test_a_scheduled_story_must_stay_fit_to_be_published() -> None:
    story = scheduled(a_story(), NOON + dt.timedelta(hours=2))

    with pytest.raises(NotPublishable):
        rewrite_story(editor=erin(), story_id=story.pk, wording=a_wording(deck=""), base_revision=1, at=NOON)

    story.refresh_from_db()
    assert story.deck
