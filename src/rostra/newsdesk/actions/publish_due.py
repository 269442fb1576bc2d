"""Publish the stories whose time has come."""

import datetime as dt

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.schedule_story import unschedule
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import wording_of

log = structlog.get_logger()


def publish_due(*, at: dt.datetime) -> int:
    """Publish every scheduled story whose time has come, each in its own transaction; return how many went out.

    One that cannot go out becomes a draft again, with the reason on the desk. Run twice at once, each goes out once.
    """
    due = Story.objects.filter(state=Story.State.SCHEDULED, publish_at__lte=at).order_by("publish_at", "pk")
    return sum(_publish(story, at) for story in due.select_related("scheduled_by", "author", "badge"))


def _publish(story: Story, at: dt.datetime) -> bool:
    editor = story.scheduled_by or story.author
    try:
        body = body_of(wording_of(story), author=story.author, prefix=f"s{story.pk}-")
        publish_story(editor=editor, story_id=story.pk, body=body, base_revision=story.revision, at=at)
    except Refused as refused:
        return _keep_back(story, refused.sentence)
    except Story.DoesNotExist:
        return _keep_back(story, _("Whoever scheduled it may no longer publish there."))
    return True


@transaction.atomic
def _keep_back(story: Story, sentence: str) -> bool:
    row = Story.objects.select_for_update().get(pk=story.pk)
    if row.state == Story.State.SCHEDULED and row.revision == story.revision:
        log.warning("story_not_published", story=row.pk, sentence=sentence)
        unschedule(row, problem=sentence)
    return False
