"""Take a post out of sight; a notice stands at its place."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.topics import counting, policy
from rostra.topics.events import PostRemoved
from rostra.topics.models import Post, Topic


@transaction.atomic
def remove_post(*, actor: Member, post_id: int, at: dt.datetime, reason: str = "") -> Post:
    """Remove a post, or raise `Refused`: `reason_missing` when a moderator gives none, `first_post` for the first.

    A topic's first post goes with its topic (`remove_topic`). Removing twice changes nothing.
    """
    visible = Topic.objects.visible_to(actor)
    topic = visible.select_for_update(of=("self",)).get(posts=post_id)
    post = Post.objects.select_for_update(of=("self",)).select_related("author").get(pk=post_id)
    post.topic = topic
    policy.require_may_remove(actor, post, at)
    policy.require(policy.why_never_alone(post))
    if post.author_id != actor.pk and not reason.strip():
        raise Refused("reason_missing", _("Say why the post is removed. Its author and the readers will see it."))
    if post.removed_at:
        return post
    post.removed_at, post.removed_by, post.removal_reason = at, actor, reason.strip()
    post.save(update_fields=["removed_at", "removed_by", "removal_reason"])
    counting.count_shown(post=post, by=-1, at=at)
    announce(PostRemoved(post_id=post.pk, topic_id=topic.pk, section_id=topic.section_id, seq=post.seq))
    return post
