"""Changing the text of a published story at its post."""

import datetime as dt

import pytest
from tests.cast import NOON, a_news_section, carol, erin

from rostra.kit.refusal import Refused
from rostra.newsdesk.actions.edit_story_text import edit_story_text
from rostra.newsdesk.correcting import Answer
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.queries import story_of
from rostra.newsdesk.tests.making import a_published_story
from rostra.topics.body import make_body
from rostra.topics.models import Post

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=2)
_OTHER = "The last boat home will keep running until 2028."


def _edited(text: str, answer: Answer) -> Story:
    a_news_section()
    story = a_published_story()
    post = Post.objects.get(topic=story.topic, seq=1)
    body = make_body(text or story.body, author=erin(), heading_from=2)
    edit_story_text(editor=carol(), post_id=post.pk, body=body, base_revision=1, at=_LATER, answer=answer)
    return Story.objects.get(pk=story.pk)


@pytest.mark.parametrize(
    ("answer", "code"), [(Answer(), "correction_unanswered"), (Answer(True, "  "), "correction_missing")]
)
def test_other_words_must_say_whether_they_correct_something(answer: Answer, code: str) -> None:
    with pytest.raises(Refused) as refused:
        _edited(_OTHER, answer)

    assert refused.value.code == code
    assert Post.objects.get().revision == 1
    assert Story.objects.get().revision == 1


def test_readers_see_the_correction_and_since_when_the_story_reads_so() -> None:
    story = _edited(_OTHER, Answer(True, "We first wrote 2027."))

    view = story_of(story.topic_id or 0)
    assert view
    assert [(row.at, row.html) for row in view.provenance.corrections] == [(_LATER, "We first wrote 2027.")]
    assert (story.body, story.updated_at) == (_OTHER, _LATER)
    assert Correction.objects.get().revision == story.revision == 2


def test_the_desk_is_told_who_changed_the_story() -> None:
    story = _edited(_OTHER, Answer(False))

    assert (story.changed_by, story.changed_at) == (carol(), _LATER)
    assert not Correction.objects.exists()


def test_the_same_text_needs_no_answer_and_changes_nothing() -> None:
    story = _edited("", Answer())

    assert (story.revision, story.updated_at, story.changed_by) == (1, None, erin())
