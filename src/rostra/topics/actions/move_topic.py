"""Put a topic into another section."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.sections.access import matrix
from rostra.sections.models import Section
from rostra.topics import counting, policy
from rostra.topics.events import TopicMoved
from rostra.topics.locking import moderated_topic
from rostra.topics.models import Topic, TopicMove


@transaction.atomic
def move_topic(*, actor: Member, topic_id: int, to_section_id: int, at: dt.datetime) -> Topic:
    """Move a topic, or raise `Refused`: the actor moderates where it lies and may start topics where it goes.

    A story goes only where news is (`not_news`). Its address does not change. The move leaves a line between its posts.
    """
    topic = moderated_topic(actor=actor, topic_id=topic_id, at=at)
    policy.require_may_start(actor, to_section_id, at)
    if topic.kind == Topic.Kind.STORY and matrix().sections[to_section_id].kind != Section.Kind.NEWS:
        raise Refused("not_news", _("A story can only lie in a news section."))
    before = topic.section_id
    if before == to_section_id:
        return topic
    topic.section_id, topic.moved_at, topic.changed_at = to_section_id, at, at
    topic.save(update_fields=["section", "moved_at", "changed_at"])
    TopicMove.objects.create(
        topic=topic, after_seq=topic.last_seq, origin_id=before, destination_id=to_section_id, by=actor, at=at
    )
    if topic.removed_at is None:
        counting.tally(section_id=before, topics=-1, posts=-topic.post_count)
        counting.tally(section_id=to_section_id, topics=1, posts=topic.post_count)
    announce(TopicMoved(topic_id=topic.pk, from_section_id=before, section_id=to_section_id))
    return topic
