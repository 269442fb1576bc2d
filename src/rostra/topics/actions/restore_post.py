"""Bring a removed post back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.sections.access import may
from rostra.topics import counting, policy
from rostra.topics.events import PostRestored
from rostra.topics.models import Post, Topic


@transaction.atomic
def restore_post(*, actor: Member, post_id: int, at: dt.datetime) -> Post:
    """Show a removed post again, or raise `Refused`: its author may when they removed it, and moderators."""
    topic = Topic.objects.visible_to(actor).select_for_update(of=("self",)).get(posts=post_id)
    post = Post.objects.select_for_update(of=("self",)).get(pk=post_id)
    post.topic = topic
    own = post.author_id == actor.pk and post.removed_by_id == actor.pk
    if own and not may(actor, "moderate", topic.section_id):
        policy.require(policy.why_not_reply(actor, topic, at))
    elif not own and post.author_id == actor.pk and not may(actor, "moderate", topic.section_id):
        raise Refused("not_remover", _("A moderator removed this post. Only moderators may bring it back."))
    else:
        policy.require_may_moderate(actor, topic.section_id, at)
    if not post.removed_at:
        return post
    post.removed_at, post.removed_by, post.removal_reason = None, None, ""
    post.save(update_fields=["removed_at", "removed_by", "removal_reason"])
    counting.count_shown(post=post, by=1, at=at)
    announce(PostRestored(post_id=post.pk, topic_id=topic.pk, section_id=topic.section_id, seq=post.seq))
    return post
