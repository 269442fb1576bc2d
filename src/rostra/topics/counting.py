"""Derived counters of topics, sections, participants and members; `rostra doctor` recounts them."""

import datetime as dt

from django.db.models import F

from rostra.kit.inserting import insert
from rostra.kit.prepared import Change, prepared_update
from rostra.members.models import Member
from rostra.topics.models import Participant, Post, Recommendation, SectionTally, Topic


def grow_topic(*, topic: Topic, post: Post) -> None:
    """Let a topic, whose row is locked and whose participants are counted, end with a new post."""
    topic.last_seq, topic.post_count = post.seq, topic.post_count + 1
    topic.last_post_at = topic.changed_at = post.posted_at
    topic.last_poster = post.author
    _grow(topic.pk, post.seq, topic.post_count, topic.participant_count, post.author_id, post.posted_at)


@prepared_update
def _grow(pk: int, seq: int, posts: int, people: int, poster: int, at: dt.datetime) -> Change:
    ends = {"last_seq": seq, "last_post_at": at, "last_poster_id": poster, "changed_at": at}
    return Topic.objects.filter(pk=pk), {**ends, "post_count": posts, "participant_count": people}


@prepared_update
def count_post_of(pk: int) -> Change:
    """Count one post more of a member."""
    return Member.objects.filter(pk=pk), {"post_count": F("post_count") + 1}


def count_participant(*, topic: Topic, member: Member) -> None:
    """Count one post more of a member; the topic's row is locked by the caller and saved by it."""
    if not _count_again(topic.pk, member.pk):
        topic.participant_count += 1
        insert(Participant(topic=topic, member=member, rank=topic.participant_count))


@prepared_update
def _count_again(topic_id: int, member_id: int) -> Change:
    counted = Participant.objects.filter(topic_id=topic_id, member_id=member_id)
    return counted, {"post_count": F("post_count") + 1}


def count_shown(*, post: Post, by: int, at: dt.datetime) -> None:
    """Count a post that came back (`by` 1) or went out of sight (-1); the row of `post.topic` is locked.

    The section counts no post of a topic that is itself out of sight: those come back with the topic.
    """
    topic = post.topic
    shown = Post.objects.filter(topic_id=topic.pk, removed_at=None).order_by("-seq")
    last_at, last_poster = shown.values_list("posted_at", "author_id")[0]
    Topic.objects.filter(pk=topic.pk).update(
        post_count=F("post_count") + by, recommended_count=recommended_count(topic.pk), changed_at=at,
        last_post_at=last_at, last_poster_id=last_poster,
    )  # fmt: skip
    Member.objects.filter(pk=post.author_id).update(post_count=F("post_count") + by)
    if topic.removed_at is None:
        tally(section_id=topic.section_id, posts=by)


def recommended_count(topic_id: int) -> int:
    """Return how many recommended replies of a topic are shown."""
    return Recommendation.objects.filter(topic_id=topic_id, post__removed_at=None).count()


def tally(*, section_id: int, topics: int = 0, posts: int = 0) -> None:
    """Add to what a section holds."""
    if not _tally(section_id, topics, posts):
        SectionTally.objects.create(section_id=section_id, topic_count=max(topics, 0), post_count=max(posts, 0))


@prepared_update
def _tally(section_id: int, topics: int, posts: int) -> Change:
    counted = {"topic_count": F("topic_count") + topics, "post_count": F("post_count") + posts}
    return SectionTally.objects.filter(section_id=section_id), counted
