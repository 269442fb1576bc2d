"""What whoever changes a published story answers: whether something was wrong in it, and what readers are told then."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.showing import gather


@dataclass(frozen=True, slots=True)
class Answer:
    """`is_correction` is `None` as long as nothing was answered; `text` is what readers see, with the date."""

    is_correction: bool | None = None
    text: str = ""


def require_answer(answer: Answer, *, substance: bool) -> None:
    """Raise `Refused` when a change of substance does not say what it is, or a correction has no text."""
    if substance and answer.is_correction is None:
        raise Refused("correction_unanswered", _("Say whether this change corrects something that was wrong."))
    if answer.is_correction and not answer.text.strip():
        raise Refused("correction_missing", _("Tell the readers what was wrong and what is right."))


def keep_correction(*, story: Story, answer: Answer, by: Member, at: dt.datetime) -> None:
    """Store the correction that the story's revision makes, if it makes one."""
    if answer.is_correction:
        Correction.objects.create(story=story, text=answer.text.strip(), at=at, by=by, revision=story.revision)


def keep_answer(*, topic_id: int, answer: Answer, by: Member, at: dt.datetime) -> Story:
    """Let a story know who changed its topic and whether that corrects it; the change itself it follows already."""
    story = Story.objects.select_for_update().get(topic_id=topic_id)
    story.changed_at, story.changed_by = at, by
    if answer.is_correction:
        keep_correction(story=story, answer=answer, by=by, at=at)
        story.shown, story.updated_at = gather(story), at
    story.save(update_fields=["changed_at", "changed_by", "shown", "updated_at"])
    return story
