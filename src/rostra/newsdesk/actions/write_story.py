"""Write a story, and change one that readers do not see."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk import rows
from rostra.newsdesk.checks import require_publishable
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import Wording


@transaction.atomic
def write_story(
    *,
    author: Member,
    wording: Wording,
    form_key: str,
    at: dt.datetime,
    form_digest: str = "",
    key: str | None = None,
    digest: str = "",
) -> Story:
    """Store a new story as a draft, or raise `Refused`. The same `form_key` answers with the first one.

    A form that says something else than that story was saved from (`form_digest`) is `rows.EditedMeanwhile`.
    `key` and `digest` are those of the file it came from, if it did.
    """
    before = Story.objects.filter(author=author, form_key=form_key).first()
    if before:
        _require_same_form(before, form_digest)
        return before
    rows.require_news_section(editor=author, section_id=wording.section_id, at=at)
    story = Story(author=author, form_key=form_key, key=key, digest=digest)
    story.forms = {form_digest: story.revision} if form_digest else {}
    rows.set_wording(story=story, wording=wording, editor=author, at=at)
    story.save()
    rows.store_parts(story=story, wording=wording, at=at)
    return story


def _require_same_form(before: Story, form_digest: str) -> None:
    if form_digest and form_digest not in before.forms:
        raise rows.EditedMeanwhile(before)


@transaction.atomic
def rewrite_story(
    *, editor: Member, story_id: int, wording: Wording, base_revision: int, at: dt.datetime, digest: str = ""
) -> Story:
    """Change a story that readers do not see, or raise `Refused` (`rows.EditedMeanwhile` when it changed since).

    One that is scheduled must stay fit to be published.
    """
    story = rows.locked_story(editor=editor, story_id=story_id, base_revision=base_revision, at=at)
    if story.state == Story.State.PUBLISHED:
        raise Refused("published", _("This story was published meanwhile. Look at it before you change it."))
    _require_same_section_if_posted(story, wording)
    rows.require_news_section(editor=editor, section_id=wording.section_id, at=at)
    rows.set_wording(story=story, wording=wording, editor=editor, at=at)
    story.revision += 1
    story.digest = digest or story.digest
    story.save()
    rows.store_parts(story=story, wording=wording, at=at)
    if story.state == Story.State.SCHEDULED:
        require_publishable(wording, rows.facts_for(wording))
    return story


def _require_same_section_if_posted(story: Story, wording: Wording) -> None:
    if story.topic_id and wording.section_id != story.section_id:
        raise Refused("has_topic", _("A story that was published is moved with its topic, by a moderator."))
