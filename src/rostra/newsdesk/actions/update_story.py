"""Change a published story, and tell its readers when it was wrong."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk import rows
from rostra.newsdesk.checks import require_publishable
from rostra.newsdesk.correcting import Answer, keep_correction, require_answer
from rostra.newsdesk.events import StoryUpdated
from rostra.newsdesk.models import Story
from rostra.newsdesk.showing import gather
from rostra.newsdesk.wording import Wording, is_of_substance, wording_of
from rostra.topics.actions.edit_post import write_revision
from rostra.topics.actions.rename_topic import retitle
from rostra.topics.body import Body
from rostra.topics.models import Post, Topic


@transaction.atomic
def update_story(  # noqa: PLR0913 - what an editor says about a change
    *,
    editor: Member,
    story_id: int,
    wording: Wording,
    body: Body,
    base_revision: int,
    at: dt.datetime,
    is_correction: bool | None = None,
    correction: str = "",
    digest: str = "",
) -> Story:
    """Change a published story, or raise `Refused` (`correction_unanswered`, `correction_missing`, …).

    A change of substance must say whether it is a correction; a correction needs its text, which readers see with
    the date. `body` was made of `wording` before this transaction began.
    """
    story = rows.locked_story(editor=editor, story_id=story_id, base_revision=base_revision, at=at)
    _require_published(story, wording)
    before = wording_of(story)
    if before == wording and not is_correction:
        return story
    require_publishable(wording, rows.facts_for(wording))
    substance = is_of_substance(before, wording)
    answer = Answer(is_correction, correction)
    require_answer(answer, substance=substance)
    rows.set_wording(story=story, wording=wording, editor=editor, at=at)
    story.revision += 1
    story.digest = digest or story.digest
    story.updated_at = at if substance or is_correction else story.updated_at
    story.save()
    rows.store_parts(story=story, wording=wording, at=at)
    keep_correction(story=story, answer=answer, by=editor, at=at)
    _change_topic(story, editor, body, at, quiet=not substance)
    story.shown = gather(story)
    story.save(update_fields=["shown"])
    announce(StoryUpdated(story_id=story.pk, topic_id=story.topic_id or 0, section_id=story.section_id))
    return story


def _require_published(story: Story, wording: Wording) -> None:
    if story.state != Story.State.PUBLISHED:
        raise Refused("not_published", _("This story is not published any more. Look at it before you change it."))
    if wording.section_id != story.section_id:
        raise Refused("has_topic", _("A story that was published is moved with its topic, by a moderator."))


def _change_topic(story: Story, editor: Member, body: Body, at: dt.datetime, *, quiet: bool) -> None:
    topic = Topic.objects.select_for_update().get(story=story)
    first = Post.objects.select_for_update(of=("self",)).select_related("author").get(topic=topic, seq=1)
    first.topic = topic
    retitle(topic=topic, first=first, title=story.headline, at=at)
    if first.source != body.source or first.html != body.html:
        write_revision(post=first, editor=editor, body=body, at=at, reason="", quiet=quiet)
