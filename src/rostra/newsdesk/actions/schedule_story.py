"""Set the time at which a story publishes itself, or take it back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk import rows
from rostra.newsdesk.checks import require_publishable
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import wording_of


@transaction.atomic
def schedule_story(
    *, editor: Member, story_id: int, publish_at: dt.datetime, base_revision: int, at: dt.datetime
) -> Story:
    """Let a story publish itself at `publish_at`, or raise `Refused` (`past`, `published`, `not_publishable`)."""
    story = rows.locked_story(editor=editor, story_id=story_id, base_revision=base_revision, at=at)
    if story.state == Story.State.PUBLISHED:
        raise Refused("published", _("This story is published already."))
    if publish_at <= at:
        raise Refused("past", _("Choose a time that is still to come."))
    rows.require_news_section(editor=editor, section_id=story.section_id, at=at)
    wording = wording_of(story)
    require_publishable(wording, rows.facts_for(wording))
    story.state, story.publish_at, story.scheduled_by, story.problem = Story.State.SCHEDULED, publish_at, editor, ""
    story.save(update_fields=["state", "publish_at", "scheduled_by", "problem"])
    return story


@transaction.atomic
def unschedule_story(*, editor: Member, story_id: int, base_revision: int, at: dt.datetime) -> Story:
    """Make a scheduled story a draft again, or raise `Refused`."""
    story = rows.locked_story(editor=editor, story_id=story_id, base_revision=base_revision, at=at)
    if story.state == Story.State.SCHEDULED:
        unschedule(story)
    return story


def unschedule(story: Story, problem: str = "") -> None:
    """Take a locked story off the schedule; `problem` says why it was not published."""
    story.state = Story.State.WITHDRAWN if story.topic_id else Story.State.DRAFT
    story.publish_at, story.scheduled_by, story.problem = None, None, problem[:400]
    story.save(update_fields=["state", "publish_at", "scheduled_by", "problem"])
