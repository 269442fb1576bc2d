"""Add a reply to a topic."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.models import Member
from rostra.topics import counting, policy, rows
from rostra.topics.actions.save_draft import discard_posted
from rostra.topics.body import Body
from rostra.topics.events import ReplyPosted
from rostra.topics.locking import locked_topic
from rostra.topics.models import Post


@transaction.atomic
def reply(
    *,
    author: Member,
    topic_id: int,
    body: Body,
    key: str,
    at: dt.datetime,
    reply_to: int | None = None,
    draft_number: int = 0,
) -> Post:
    """Add the next post to a topic, or raise `Refused`, or `Topic.DoesNotExist` when the author may not see it.

    `body` is the source and the HTML made from it before this transaction began; `reply_to` is the place of the post
    that this one answers. The topic's row is locked, so that two replies never get one place. The same `key` from
    the same author answers with the first post, wherever that is; with other words it is refused. The draft that was
    posted is discarded: the one with `draft_number`, or one that says no more; what another window saved since is not.
    What happens elsewhere because of a reply: see `config/wiring.py`.
    """
    topic = locked_topic(actor=author, topic_id=topic_id)
    # Here, since a transaction of its own waits for the disk.
    discard_posted(member=author, place=f"topic-{topic_id}", number=draft_number, source=body.source)
    before = rows.posted_before(author=author, key=key)
    if before:
        rows.require_same_words(before, body)
        return before
    policy.require_may_reply(author, topic, at)
    answered = Post.objects.filter(topic=topic, seq=reply_to).first() if reply_to else None
    post = rows.insert_post(
        topic=topic, seq=topic.last_seq + 1, author=author, body=body, key=key, at=at, reply_to=answered
    )
    counting.count_participant(topic=topic, member=author)
    counting.grow_topic(topic=topic, post=post)
    counting.tally(section_id=topic.section_id, posts=1)
    announce(
        ReplyPosted(post_id=post.pk, topic_id=topic.pk, section_id=topic.section_id, seq=post.seq, author_id=author.pk)
    )
    return post
