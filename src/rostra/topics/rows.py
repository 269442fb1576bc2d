"""Steps that several actions share: the next place in a topic, and the rows that hang on a post."""

import datetime as dt

from django.db.models import F

from rostra.events.announcing import announce
from rostra.links.actions.ask_for_cards import MOST_CARDS, ask_for_cards
from rostra.links.models import url_key
from rostra.links.queries import cards_for
from rostra.media.actions.attach_uploads import attach_uploads
from rostra.members.models import Member
from rostra.topics.body import Body
from rostra.topics.events import PostOutdated
from rostra.topics.models import (
    Mention,
    Participant,
    Post,
    PostCard,
    PostPicture,
    Quote,
    Recommendation,
    Revision,
    SectionTally,
    Topic,
)


def posted_before(*, author: Member, key: str) -> Post | None:
    """Return what the author posted with this key, if anything; their other posts wait until this transaction ends.

    Lock order: a topic, then its author. So two submits of one form at the same moment post once as well.
    """
    Member.objects.select_for_update(of=("self",)).only("pk").get(pk=author.pk)
    return Post.objects.filter(author=author, key=key).select_related("topic").first()


def insert_post(
    *,
    topic: Topic,
    seq: int,
    author: Member,
    body: Body,
    key: str,
    at: dt.datetime,
    reply_to: Post | None = None,
) -> Post:
    """Insert a post with its first revision, its mentions and quotes, and count it."""
    post = Post.objects.create(
        topic=topic, seq=seq, author=author, key=key, posted_at=at, reply_to=reply_to,
        source=body.source, html=body.html, text=body.text, pipeline=body.pipeline,
    )  # fmt: skip
    keep_revision(post=post, by=author, at=at)
    attach(post=post, body=body, at=at)
    Member.objects.filter(pk=author.pk).update(post_count=F("post_count") + 1)
    return post


def keep_revision(*, post: Post, by: Member, at: dt.datetime, reason: str = "") -> None:
    """Keep what the post says now as its revision of that number."""
    Revision.objects.create(
        topic_id=post.topic_id, post=post, number=post.revision, source=post.source,
        made_at=at, made_by=by, reason=reason,
    )  # fmt: skip


def attach(*, post: Post, body: Body, at: dt.datetime) -> None:
    """Set whom the post names, what it quotes, and which pictures and link cards it shows."""
    if post.revision > 1:
        Mention.objects.filter(post=post).delete()
        Quote.objects.filter(post=post).delete()
        PostPicture.objects.filter(post=post).delete()
        PostCard.objects.filter(post=post).delete()
    if body.uploads:
        _attach_pictures(post, body, at)
    if body.cards:
        _attach_cards(post, body, at)
    if body.mentioned:
        Mention.objects.bulk_create(
            Mention(topic_id=post.topic_id, post=post, member_id=member) for member in body.mentioned
        )
    if body.passages:
        Quote.objects.bulk_create(
            Quote(
                topic_id=post.topic_id, post=post, quoted_id=passage.post_id, revision=passage.revision,
                start=passage.start, end=passage.end,
            )
            for passage in body.passages
        )  # fmt: skip


def _attach_pictures(post: Post, body: Body, at: dt.datetime) -> None:
    PostPicture.objects.bulk_create(
        PostPicture(topic_id=post.topic_id, post=post, token=token) for token in body.uploads
    )
    settled = attach_uploads(tokens=body.uploads, at=at)
    if settled.intersection(body.waiting):  # It became ready, or was refused, while the HTML was being made.
        announce(PostOutdated(post_id=post.pk))


def _attach_cards(post: Post, body: Body, at: dt.datetime) -> None:
    urls = body.cards[:MOST_CARDS]
    PostCard.objects.bulk_create(PostCard(topic_id=post.topic_id, post=post, url_key=url_key(url)) for url in urls)
    ask_for_cards(urls=urls, at=at)
    if any(url in body.waiting for url in cards_for(urls)):  # It arrived while the HTML was being made.
        announce(PostOutdated(post_id=post.pk))


def count_participant(*, topic: Topic, member: Member) -> None:
    """Count one post more of a member; the topic's row is locked by the caller and saved by it."""
    counted = Participant.objects.filter(topic=topic, member=member).update(post_count=F("post_count") + 1)
    if not counted:
        topic.participant_count += 1
        Participant.objects.create(topic=topic, member=member, rank=topic.participant_count)


def count_shown(*, post: Post, by: int, at: dt.datetime) -> None:
    """Count a post that came back (`by` 1) or went out of sight (-1); the row of `post.topic` is locked.

    The section counts no post of a topic that is itself out of sight: those come back with the topic.
    """
    topic = post.topic
    Topic.objects.filter(pk=topic.pk).update(
        post_count=F("post_count") + by, recommended_count=recommended_count(topic.pk), changed_at=at
    )
    Member.objects.filter(pk=post.author_id).update(post_count=F("post_count") + by)
    if topic.removed_at is None:
        tally(section_id=topic.section_id, posts=by)


def recommended_count(topic_id: int) -> int:
    """Return how many recommended replies of a topic are shown."""
    return Recommendation.objects.filter(topic_id=topic_id, post__removed_at=None).count()


def tally(*, section_id: int, topics: int = 0, posts: int = 0) -> None:
    """Add to what a section holds."""
    changed = SectionTally.objects.filter(section_id=section_id).update(
        topic_count=F("topic_count") + topics, post_count=F("post_count") + posts
    )
    if not changed:
        SectionTally.objects.create(section_id=section_id, topic_count=max(topics, 0), post_count=max(posts, 0))
