"""Giving a published story another headline at its topic."""

import datetime as dt

import pytest
from tests.cast import NOON, a_news_section, carol

from rostra.kit.refusal import Refused
from rostra.newsdesk.actions.rename_story import rename_story
from rostra.newsdesk.correcting import Answer
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.tests.making import a_published_story

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=2)


def _renamed(title: str, answer: Answer) -> Story:
    a_news_section()
    story = a_published_story()
    rename_story(actor=carol(), topic_id=story.topic_id or 0, title=title, at=_LATER, answer=answer)
    return Story.objects.get(pk=story.pk)


def test_another_headline_must_say_whether_it_corrects_something() -> None:
    with pytest.raises(Refused) as refused:
        _renamed("Night ferry saved for one winter", Answer())

    assert refused.value.code == "correction_unanswered"
    assert Story.objects.get().headline == "Night ferry saved for two more winters"


def test_readers_see_the_correction_of_a_headline() -> None:
    story = _renamed("Night ferry saved for one winter", Answer(True, "It is one winter, not two."))

    assert story.shown["corrections"] == [{"at": _LATER.isoformat(), "text": "It is one winter, not two."}]
    assert (story.headline, story.updated_at, story.changed_by) == (
        "Night ferry saved for one winter", _LATER, carol(),
    )  # fmt: skip


def test_the_same_headline_needs_no_answer_and_changes_nothing() -> None:
    story = _renamed("Night ferry saved for two more winters", Answer())

    assert (story.revision, story.updated_at) == (1, None)
    assert not Correction.objects.exists()
