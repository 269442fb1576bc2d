"""Publish a story: now, or for the second time after it was withdrawn."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk import rows
from rostra.newsdesk.checks import require_publishable
from rostra.newsdesk.events import StoryPublished
from rostra.newsdesk.models import Story
from rostra.newsdesk.showing import gather
from rostra.newsdesk.wording import wording_of
from rostra.topics.actions.edit_post import write_revision
from rostra.topics.actions.remove_topic import show_topic
from rostra.topics.actions.rename_topic import retitle
from rostra.topics.actions.start_topic import open_topic
from rostra.topics.body import Body
from rostra.topics.models import Post, Topic


@transaction.atomic
def publish_story(*, editor: Member, story_id: int, body: Body, base_revision: int, at: dt.datetime) -> Story:
    """Publish a story, or raise `Refused` (`checks.NotPublishable` with what is missing).

    `body` is what `bodies.body_of` made of the story's text at `base_revision`. The topic and its first post come
    into being here, not earlier. Publishing what is published changes nothing.
    """
    story = rows.locked_story(editor=editor, story_id=story_id, base_revision=base_revision, at=at)
    if story.state == Story.State.PUBLISHED:
        return story
    if body.source != story.body:
        raise Refused("other_body", _("The text changed while it was being prepared. Try again."))
    rows.require_news_section(editor=editor, section_id=story.section_id, at=at)
    wording = wording_of(story)
    require_publishable(wording, rows.facts_for(wording))
    story.topic = _topic_again(story, editor, body, at) if story.topic else _new_topic(story, body, at)
    story.state, story.problem, story.publish_at, story.scheduled_by = Story.State.PUBLISHED, "", None, None
    story.published_at = story.published_at or at
    story.shown = gather(story)
    story.save()
    announce(StoryPublished(story_id=story.pk, topic_id=story.topic.pk, section_id=story.section_id))
    return story


def _new_topic(story: Story, body: Body, at: dt.datetime) -> Topic:
    return open_topic(
        author=story.author, section_id=story.section_id, title=story.headline, body=body,
        key=f"story-{story.pk}", at=at, kind=Topic.Kind.STORY,
    )  # fmt: skip


def _topic_again(story: Story, editor: Member, body: Body, at: dt.datetime) -> Topic:
    topic = Topic.objects.select_for_update().get(story=story)
    first = Post.objects.select_for_update(of=("self",)).select_related("author").get(topic=topic, seq=1)
    first.topic = topic
    retitle(topic=topic, first=first, title=story.headline, at=at)
    if first.source != body.source:
        write_revision(post=first, editor=editor, body=body, at=at, reason="", quiet=False)
        story.updated_at = at
    # Before the topic is shown: one whose story is taken back stays out of sight.
    Story.objects.filter(pk=story.pk).update(state=Story.State.PUBLISHED)
    show_topic(topic=topic, at=at)
    return topic
