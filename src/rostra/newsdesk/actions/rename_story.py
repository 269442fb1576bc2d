"""Give a published story another headline where its topic is renamed."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.models import Member
from rostra.newsdesk.correcting import Answer, keep_answer, require_answer
from rostra.newsdesk.events import StoryUpdated
from rostra.newsdesk.wording import says_the_same
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.models import Post, Topic


@transaction.atomic
def rename_story(*, actor: Member, topic_id: int, title: str, at: dt.datetime, answer: Answer) -> Topic:
    """Rename the topic of a published story, or raise `Refused` as `rename_topic` does, or for want of an answer."""
    # In the order of those who edit the post: no two wait for each other.
    Post.objects.select_for_update().filter(topic_id=topic_id, seq=1).first()
    before = Topic.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=topic_id).title
    topic = rename_topic(actor=actor, topic_id=topic_id, title=title, at=at)
    require_answer(answer, substance=not says_the_same(before, title))
    if before == title and not answer.is_correction:
        return topic
    story = keep_answer(topic_id=topic_id, answer=answer, by=actor, at=at)
    if before == title:  # Of a change readers are told already.
        announce(StoryUpdated(story_id=story.pk, topic_id=topic_id, section_id=story.section_id))
    return topic
