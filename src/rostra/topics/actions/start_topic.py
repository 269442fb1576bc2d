"""Start a topic."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.topics import counting, policy, rows
from rostra.topics.beginnings import begun_as
from rostra.topics.body import Body
from rostra.topics.events import TopicStarted
from rostra.topics.models import Participant, Post, Topic
from rostra.topics.slugs import topic_slug


@transaction.atomic
def start_topic(*, author: Member, section_id: int, title: str, body: Body, key: str, at: dt.datetime) -> Topic:
    """Start a topic with its first post, or raise `Refused`.

    The same `key` answers with the first topic; with another section, title or text it is `rows.PostedOtherwise`.
    """
    before = _posted_before(author, key)
    if before:
        rows.require_same_words(before, body)
        if (section_id, title) != begun_as(before):
            raise rows.PostedOtherwise(before)
        return before.topic
    policy.require_may_start(author, section_id, at)
    return open_topic(
        author=author, section_id=section_id, title=title, body=body, key=key, at=at, kind=Topic.Kind.TALK
    )


@transaction.atomic
def open_story_topic(*, author: Member, section_id: int, title: str, body: Body, key: str, at: dt.datetime) -> Topic:
    """Open the topic of a story that is being published, or raise `Refused`."""
    before = _posted_before(author, key)
    if before:
        return before.topic
    policy.require_may_publish(author, section_id, at)
    return open_topic(
        author=author, section_id=section_id, title=title, body=body, key=key, at=at, kind=Topic.Kind.STORY
    )


def _posted_before(author: Member, key: str) -> Post | None:
    post = rows.posted_before(author=author, key=key)
    if post and post.seq > 1:
        raise Refused("key_used", _("This form was sent before. Open it again to start another topic."))
    return post


def open_topic(
    *, author: Member, section_id: int, title: str, body: Body, key: str, at: dt.datetime, kind: str
) -> Topic:
    """Insert topic, first post and counters, and announce it; who may is asked before, in the same transaction."""
    topic = Topic.objects.create(
        section_id=section_id, kind=kind, title=title, slug=topic_slug(title), author=author, key=key,
        started_at=at, last_post_at=at, last_poster=author, changed_at=at,
    )  # fmt: skip
    post = rows.insert_post(topic=topic, seq=1, author=author, body=body, key=key, at=at)
    Participant.objects.create(topic=topic, member=author, rank=1)
    counting.tally(section_id=section_id, topics=1, posts=1)
    announce(TopicStarted(topic_id=topic.pk, post_id=post.pk, section_id=section_id, author_id=author.pk))
    return topic
