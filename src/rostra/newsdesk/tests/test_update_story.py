"""Changing a published story."""

import datetime as dt

import pytest
from tests.cast import NOON, carol, erin

from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.queries import story_of
from rostra.newsdesk.rows import EditedMeanwhile
from rostra.newsdesk.tests.making import a_picture_of_erin, a_published_story, a_story, a_wording, with_lead
from rostra.newsdesk.wording import Wording
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=2)
_OTHER = "The last boat home will keep running until 2028."


def _updated(story: Story, wording: Wording, *, is_correction: bool | None = None, correction: str = "") -> Story:
    body = body_of(wording, author=erin(), prefix="s-")
    return update_story(
        editor=erin(), story_id=story.pk, wording=wording, body=body, base_revision=1, at=_LATER,
        is_correction=is_correction, correction=correction,
    )  # fmt: skip


def test_a_change_of_substance_must_say_whether_it_is_a_correction() -> None:
    story = a_published_story()

    with pytest.raises(Refused) as refused:
        _updated(story, a_wording(body=_OTHER))

    assert refused.value.code == "correction_unanswered"
    assert Post.objects.get().revision == 1


def test_a_correction_needs_its_text() -> None:
    story = a_published_story()

    with pytest.raises(Refused) as refused:
        _updated(story, a_wording(body=_OTHER), is_correction=True, correction="  ")

    assert refused.value.code == "correction_missing"


def test_readers_see_a_correction_with_its_date() -> None:
    story = a_published_story()

    _updated(story, a_wording(body=_OTHER), is_correction=True, correction="We first wrote <2027>.")

    view = story_of(story.topic_id or 0)
    assert view
    assert [(row.at, str(row.html)) for row in view.provenance.corrections] == [
        (_LATER, "We first wrote &lt;2027&gt;.")
    ]
    assert view.updated_at == _LATER
    assert Correction.objects.get().revision == 2


def test_an_update_changes_title_and_text_and_keeps_the_old_ones() -> None:
    story = a_published_story()

    _updated(story, a_wording(body=_OTHER, headline="Night ferry stays"), is_correction=False)

    topic, post = Topic.objects.get(), Post.objects.get()
    assert (topic.title, post.source, post.revision, post.edited_at) == ("Night ferry stays", _OTHER, 2, _LATER)
    assert post.revisions.get(number=1).title == "Night ferry saved for two more winters"
    assert not Correction.objects.exists()


def test_other_words_for_a_picture_are_no_change_of_substance() -> None:
    upload = a_picture_of_erin()
    story = a_published_story(a_wording())

    _updated(story, with_lead(upload))

    view = story_of(story.topic_id or 0)
    assert view
    assert view.lead
    assert view.updated_at is None
    assert Post.objects.get().edited_at is None


def test_nothing_changed_is_nothing_done() -> None:
    story = a_published_story()

    assert _updated(story, a_wording()).revision == 1


def test_who_was_slower_is_told() -> None:
    story = a_published_story()
    _updated(story, a_wording(body=_OTHER), is_correction=False)

    with pytest.raises(EditedMeanwhile):
        _updated(story, a_wording(deck="Another deck"), is_correction=False)


def test_a_draft_is_not_updated_but_written() -> None:
    with pytest.raises(Refused) as refused:
        _updated(a_story(), a_wording(body=_OTHER), is_correction=False)

    assert refused.value.code == "not_published"


def test_a_moderators_edit_of_the_post_is_the_storys_text_from_then_on() -> None:
    story = a_published_story()

    edit_post(
        editor=carol(),
        post_id=Post.objects.get().pk,
        body=make_body("Cut.", author=carol()),
        base_revision=1,
        at=_LATER,
    )

    story.refresh_from_db()
    assert (story.body, story.revision) == ("Cut.", 2)


def _told() -> list[str]:
    """What open pages of the story's topic were told, oldest first."""
    channel = f"topic-{Story.objects.get().topic_id}"
    return list(LiveEvent.objects.filter(channel=channel).order_by("pk").values_list("event", flat=True))


def test_open_pages_are_told_of_a_change_also_when_the_text_stays_the_same() -> None:
    story = a_published_story()

    _updated(story, a_wording(deck="The board kept it by seven votes to two."), is_correction=False)

    assert _told() == ["story"]


def test_open_pages_are_told_when_a_moderator_renames_or_edits_a_story() -> None:
    story = a_published_story()
    first = Post.objects.get()

    rename_topic(actor=carol(), topic_id=story.topic_id or 0, title="Night ferry stays", at=_LATER)
    body = make_body(_OTHER, author=carol())
    edit_post(editor=carol(), post_id=first.pk, body=body, base_revision=1, at=_LATER)

    assert _told() == ["story", "edit", "story"]
