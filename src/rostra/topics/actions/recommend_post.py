"""Point a reply out to readers, or no longer."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.models import Member
from rostra.topics import counting, policy
from rostra.topics.events import PostRecommended
from rostra.topics.models import Post, Recommendation, Topic


@transaction.atomic
def recommend_post(*, actor: Member, post_id: int, at: dt.datetime, reason: str = "") -> Recommendation:
    """Recommend a reply with an optional reason, or raise `Refused`. Again: the reason is replaced."""
    post = _fetch(actor, post_id, at)
    policy.require(policy.why_never_recommended(post))
    row, _made = Recommendation.objects.update_or_create(
        post=post, defaults={"topic": post.topic, "by": actor, "reason": reason.strip(), "made_at": at}
    )
    _count_and_announce(post)
    return row


@transaction.atomic
def withdraw_recommendation(*, actor: Member, post_id: int, at: dt.datetime) -> None:
    """Recommend a reply no longer, or raise `Refused`."""
    post = _fetch(actor, post_id, at)
    Recommendation.objects.filter(post=post).delete()
    _count_and_announce(post)


def _fetch(actor: Member, post_id: int, at: dt.datetime) -> Post:
    topic = Topic.objects.visible_to(actor).select_for_update(of=("self",)).get(posts=post_id)
    policy.require_may_recommend(actor, topic, at)
    post = Post.objects.get(pk=post_id)
    post.topic = topic
    return post


def _count_and_announce(post: Post) -> None:
    Topic.objects.filter(pk=post.topic_id).update(recommended_count=counting.recommended_count(post.topic_id))
    announce(PostRecommended(post_id=post.pk, topic_id=post.topic_id, section_id=post.topic.section_id))
