"""Give a topic another title."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.models import Member
from rostra.topics import policy
from rostra.topics.events import TopicChanged
from rostra.topics.models import Post, Revision, Topic
from rostra.topics.slugs import topic_slug


@transaction.atomic
def rename_topic(*, actor: Member, topic_id: int, title: str, at: dt.datetime) -> Topic:
    """Rename a topic, or raise `Refused`: whoever may edit its first post may. The old title stays on record."""
    topic = Topic.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=topic_id)
    first = Post.objects.select_related("author").get(topic=topic, seq=1)
    first.topic = topic
    policy.require_may_edit(actor, first, at)
    retitle(topic=topic, first=first, title=title, at=at)
    return topic


def retitle(*, topic: Topic, first: Post, title: str, at: dt.datetime) -> None:
    """Give a locked topic another title and announce it; who may is asked before. The same title changes nothing."""
    if title == topic.title:
        return
    Revision.objects.filter(post=first, number=first.revision, title="").update(title=topic.title)
    topic.title, topic.slug, topic.changed_at = title, topic_slug(title), at
    topic.save(update_fields=["title", "slug", "changed_at"])
    announce(TopicChanged(topic_id=topic.pk, section_id=topic.section_id))
