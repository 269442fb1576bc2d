"""Steps that several actions share: a post with its revision, once for each key of its author."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rostra.kit.inserting import insert
from rostra.kit.prepared import prepared
from rostra.kit.refusal import Refused
from rostra.markup.syntax.pictures import UPLOADS
from rostra.members.models import Member
from rostra.topics.attaching import attach
from rostra.topics.body import Body
from rostra.topics.counting import count_post_of
from rostra.topics.models import Post, Revision, Topic


class PostedOtherwise(Refused):
    """Something else was posted with this key: `post`, so that its author can look at it."""

    def __init__(self, post: Post) -> None:
        super().__init__(
            "posted_otherwise",
            _("This was posted already with other words. Your text below is not posted yet: you can post it as well."),
        )
        self.post = post


def posted_before(*, author: Member, key: str) -> Post | None:
    """Return what the author posted with this key, if anything; their other posts wait until this transaction ends.

    Lock order: a topic, then its author. So two submits of one form at the same moment post once as well.
    """
    _lock_author(author.pk)
    found = _posts_of_key(author.pk, key)
    return found[0] if found else None


def require_same_words(post: Post, body: Body) -> None:
    """Raise `PostedOtherwise` unless a post was first posted so. A picture sent again has another token."""
    first = Revision.objects.values_list("source", flat=True).get(post=post, number=1)
    if UPLOADS.sub("", first).strip() != UPLOADS.sub("", body.source).strip():
        raise PostedOtherwise(post)


@prepared
def _lock_author(pk: int) -> QuerySet[Member, int]:
    return Member.objects.select_for_update(of=("self",)).filter(pk=pk).values_list("pk", flat=True)


@prepared
def _posts_of_key(author_id: int, key: str) -> QuerySet[Post]:
    return Post.objects.filter(author_id=author_id, key=key).select_related("topic")


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
    post = insert(Post(
        topic=topic, seq=seq, author=author, key=key, posted_at=at, reply_to=reply_to,
        source=body.source, html=body.html, text=body.text, pipeline=body.pipeline,
    ))  # fmt: skip
    keep_revision(post=post, by=author, at=at)
    attach(post=post, body=body, at=at)
    count_post_of(author.pk)
    return post


def keep_revision(*, post: Post, by: Member, at: dt.datetime, reason: str = "", silent: bool = False) -> None:
    """Keep what the post says now as its revision of that number."""
    insert(Revision(
        topic_id=post.topic_id, post=post, number=post.revision, source=post.source,
        made_at=at, made_by=by, reason=reason, is_silent=silent,
    ))  # fmt: skip
