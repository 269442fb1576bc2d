"""React to a post, or take a reaction back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.reactions import policy
from rostra.reactions.events import PostReacted
from rostra.reactions.models import Reaction
from rostra.topics.models import Post


@transaction.atomic
def react(*, member: Member, post_id: int, kind: str, wanted: bool, at: dt.datetime) -> Post:
    """Set or take back one reaction, or raise `Refused` or `Post.DoesNotExist`. Twice the same changes nothing."""
    post = Post.objects.visible_to(member).select_related("topic").get(pk=post_id)
    policy.require_may_react(member, post, at)
    if kind not in Reaction.Kind.values:
        raise Refused("kind", _("There is no such reaction."))
    if wanted:
        row = Reaction(topic=post.topic, post=post, member=member, kind=kind, made_at=at)
        Reaction.objects.bulk_create([row], ignore_conflicts=True)
    else:
        Reaction.objects.filter(post=post, member=member, kind=kind).delete()
    announce(PostReacted(post_id=post.pk, topic_id=post.topic_id))
    return post
