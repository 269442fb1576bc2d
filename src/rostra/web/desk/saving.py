"""From a sent form to the desk's actions."""

from markupsafe import Markup

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.markup.wording import in_words
from rostra.members.models import Member
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.remember_form import remember_form
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.actions.write_story import rewrite_story, write_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import wording_of
from rostra.web.desk.keeping import digest_of_form, forget
from rostra.web.desk.sent import Sent


def save(sent: Sent, *, member: Member, story: Story | None) -> Story:
    """Store what was sent, or raise `Refused`; what was kept as typed is then no longer needed."""
    saved = _save(sent, member, story)
    if story:
        remember_form(story_id=story.pk, digest=digest_of_form(sent), revision=saved.revision)
    forget(sent, story, member)
    return saved


def _save(sent: Sent, member: Member, story: Story | None) -> Story:
    if story is None:
        return write_story(
            author=member, wording=sent.wording, form_key=sent.key, form_digest=digest_of_form(sent), at=now()
        )
    if story.state != Story.State.PUBLISHED:
        return rewrite_story(
            editor=member, story_id=story.pk, wording=sent.wording, base_revision=sent.revision, at=now()
        )
    body = body_of(sent.wording, author=story.author, prefix=f"s{story.pk}-")
    return update_story(
        editor=member, story_id=story.pk, wording=sent.wording, body=body, base_revision=sent.revision, at=now(),
        is_correction=sent.answer.is_correction, correction=sent.answer.text,
    )  # fmt: skip


def publish(story: Story, *, member: Member) -> Story:
    """Publish a saved story, or raise `Refused`."""
    body = body_of(wording_of(story), author=story.author, prefix=f"s{story.pk}-")
    return publish_story(editor=member, story_id=story.pk, body=body, base_revision=story.revision, at=now())


def preview(sent: Sent, *, member: Member) -> Markup:
    """Return the text of the story as readers would see it; what cannot be shown says so at the text."""
    try:
        return in_words(body_of(sent.wording, author=member, prefix="preview-").html)
    except Refused as refused:
        sent.errors.append(("story-body", refused.sentence))
        return Markup("")
