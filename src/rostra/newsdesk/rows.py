"""Steps that the desk's actions share: fetching a story for a change, and storing what it says."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.media.actions.attach_uploads import attach_uploads
from rostra.media.actions.describe_upload import set_words
from rostra.media.models import Upload
from rostra.members.models import Member
from rostra.newsdesk.checks import PictureFacts
from rostra.newsdesk.models import SourceRecord, Story, StoryPicture
from rostra.newsdesk.wording import Source, Wording, names_of
from rostra.sections.access import matrix
from rostra.sections.models import Section
from rostra.topics import policy
from rostra.topics.models import Post, Topic

# What is compared and copied as it stands.
_PLAIN = ("section_id", "headline", "deck", "body", "byline")


class EditedMeanwhile(Refused):
    """Somebody else saved the story since this edit began; `story` is what is stored now."""

    def __init__(self, story: Story) -> None:
        super().__init__("edited_meanwhile", _("Somebody else changed this story while you were writing."))
        self.story = story


def locked_story(*, editor: Member, story_id: int, base_revision: int, at: dt.datetime) -> Story:
    """Return the story with its row locked, or raise `Refused` or `Story.DoesNotExist`."""
    _lock_topic(story_id)
    found = Story.objects.editable_by(editor).select_for_update(of=("self",))
    story = found.select_related("badge", "author", "topic").get(pk=story_id)
    policy.require_may_publish(editor, story.section_id, at)
    if story.revision != base_revision:
        raise EditedMeanwhile(story)
    return story


def _lock_topic(story_id: int) -> None:
    """Lock first post and topic before the story, as those do who edit the post: no two wait for each other."""
    topic_id = Story.objects.values_list("topic_id", flat=True).filter(pk=story_id).first()
    if topic_id:
        Post.objects.select_for_update().filter(topic_id=topic_id, seq=1).first()
        Topic.objects.select_for_update().filter(pk=topic_id).first()


def require_news_section(*, editor: Member, section_id: int, at: dt.datetime) -> None:
    """Raise `Refused` unless the editor may publish in the section, and it is one for news."""
    policy.require_may_publish(editor, section_id, at)
    if matrix().sections[section_id].kind != Section.Kind.NEWS:
        raise Refused("not_news", _("Stories belong into a section for news."))


def set_wording(*, story: Story, wording: Wording, editor: Member, at: dt.datetime) -> None:
    """Set the columns of a story to what it is to say; the caller saves it, then calls `store_parts`."""
    for name in _PLAIN:
        setattr(story, name, getattr(wording, name))
    story.badge = Upload.objects.filter(token=wording.badge).first() if wording.badge else None
    story.changed_at, story.changed_by = at, editor


def store_parts(*, story: Story, wording: Wording, at: dt.datetime) -> None:
    """Store source and pictures of a saved story, and the words for the pictures."""
    said = {name: getattr(wording.source, name) for name in names_of(Source)}
    SourceRecord.objects.update_or_create(story=story, defaults=said, create_defaults={**said, "fetched_at": at})
    tokens = wording.tokens()
    attach_uploads(tokens=[*tokens, *([wording.badge] if wording.badge else [])], at=at)
    uploads = store_pictures(story=story, tokens=tokens, lead=wording.lead)
    for token, words in wording.pictures.items():
        if token in uploads:
            set_words(upload=uploads[token], alt=words.alt, credit=words.credit, caption=words.caption)


def store_pictures(*, story: Story, tokens: Sequence[str], lead: str) -> dict[str, Upload]:
    """Store which pictures a saved story shows, in this order, and return them by their tokens."""
    uploads = {row.token: row for row in Upload.objects.filter(token__in=tokens)}
    StoryPicture.objects.filter(story=story).delete()
    StoryPicture.objects.bulk_create(
        StoryPicture(story=story, upload=uploads[token], order=order, is_lead=token == lead)
        for order, token in enumerate(tokens)
        if token in uploads
    )
    return uploads


def facts_for(wording: Wording) -> dict[str, PictureFacts]:
    """Return what is known of the pictures of a story."""
    tokens = [*wording.tokens(), *([wording.badge] if wording.badge else [])]
    rows = Upload.objects.filter(token__in=tokens) if tokens else ()
    return {row.token: PictureFacts(row.name, row.state == Upload.State.READY, row.refusal) for row in rows}
