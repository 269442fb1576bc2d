"""What the news desk does when something is announced."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.media.events import UploadReady
from rostra.newsdesk.events import StoryUpdated
from rostra.newsdesk.models import Story
from rostra.newsdesk.rows import store_pictures
from rostra.newsdesk.showing import gather
from rostra.newsdesk.wording import says_the_same, wording_of
from rostra.topics.events import PostEdited, TopicChanged, TopicMoved, TopicRestored
from rostra.topics.models import Post, Topic


def follow_topic(event: TopicMoved) -> None:
    """Let a story lie where its topic lies."""
    Story.objects.filter(topic_id=event.topic_id).update(section_id=event.section_id)


def require_published(event: TopicRestored) -> None:
    """Raise `Refused`, and so undo the change, when a topic came back whose story the newsroom took back."""
    if Story.objects.filter(topic_id=event.topic_id).exclude(state=Story.State.PUBLISHED).exists():
        raise Refused("withdrawn", _("The newsroom withdrew this story. It can be published again at the news desk."))


def follow_edit(event: PostEdited) -> None:
    """Let a story say, and show, what its topic's first post does, when a moderator edited that."""
    if event.seq != 1:
        return
    story = Story.objects.select_for_update().filter(topic_id=event.topic_id).first()
    source = Post.objects.values_list("source", flat=True).get(pk=event.post_id)
    if story and story.body != source:
        _note_update(story, story.body, source)
        story.body, story.revision = source, story.revision + 1
        wording = wording_of(story)
        store_pictures(story=story, tokens=wording.tokens(), lead=wording.lead)
        story.shown = gather(story)
        story.save(update_fields=["body", "revision", "shown", "updated_at"])
        _tell_updated(story)


def follow_title(event: TopicChanged) -> None:
    """Let a story be called what its topic is called, when a moderator renamed that."""
    story = Story.objects.select_for_update().filter(topic_id=event.topic_id).first()
    title = Topic.objects.values_list("title", flat=True).get(pk=event.topic_id)
    if story and story.headline != title:
        _note_update(story, story.headline, title)
        story.headline, story.revision = title, story.revision + 1
        story.save(update_fields=["headline", "revision", "updated_at"])
        _tell_updated(story)


def _note_update(story: Story, before: str, after: str) -> None:
    """Let a published story say since when it reads as it does: its topic was changed at that moment."""
    if story.state == Story.State.PUBLISHED and not says_the_same(before, after):
        story.updated_at = Topic.objects.values_list("changed_at", flat=True).get(story=story)


def show_picture(event: UploadReady) -> None:
    """Show lead picture, badge and credits of published stories as they are now."""
    using = Q(pictures__upload_id=event.upload_id) | Q(badge_id=event.upload_id)
    for pk in Story.objects.filter(using, topic__isnull=False).values_list("pk", flat=True).distinct():
        gather_anew(pk)


@transaction.atomic
def gather_anew(pk: int) -> None:
    """Gather what pages show of a story, and announce it when that is something else than before."""
    story = Story.objects.select_for_update().get(pk=pk)
    shown = gather(story)
    if story.shown != shown:
        story.shown = shown
        story.save(update_fields=["shown"])
        _tell_updated(story)


def _tell_updated(story: Story) -> None:
    announce(StoryUpdated(story_id=story.pk, topic_id=story.topic_id or 0, section_id=story.section_id))
