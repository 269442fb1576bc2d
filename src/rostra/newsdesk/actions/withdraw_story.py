"""Take a published story back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk import rows
from rostra.newsdesk.events import StoryWithdrawn
from rostra.newsdesk.models import Story
from rostra.topics.actions.remove_topic import hide_topic
from rostra.topics.models import Topic


@transaction.atomic
def withdraw_story(*, editor: Member, story_id: int, reason: str, base_revision: int, at: dt.datetime) -> Story:
    """Take a story out of sight with its topic, or raise `Refused`. Withdrawing twice changes nothing."""
    story = rows.locked_story(editor=editor, story_id=story_id, base_revision=base_revision, at=at)
    if story.state == Story.State.WITHDRAWN:
        return story
    if story.state != Story.State.PUBLISHED:
        raise Refused("not_published", _("Only a published story can be withdrawn."))
    if not reason.strip():
        raise Refused("reason_missing", _("Say why the story is withdrawn."))
    topic = Topic.objects.select_for_update().get(story=story)
    hide_topic(topic=topic, actor=editor, at=at, reason=reason.strip()[:300])
    story.state, story.withdrawal_reason = Story.State.WITHDRAWN, reason.strip()[:300]
    story.changed_at, story.changed_by = at, editor
    story.save(update_fields=["state", "withdrawal_reason", "changed_at", "changed_by"])
    announce(StoryWithdrawn(story_id=story.pk, topic_id=topic.pk, section_id=story.section_id))
    return story
