"""What the counters say, read from the database."""

from typing import NamedTuple

from rostra.members.models import Member
from rostra.sections.models import Section
from rostra.topics.models import SectionTally, Topic


class Counted(NamedTuple):
    """Counters of a topic and of its section."""

    last_seq: int
    posts: int
    people: int
    topics_here: int
    posts_here: int


def counted(topic: Topic) -> Counted:
    """Return what the topic and its section count now."""
    fresh = Topic.objects.get(pk=topic.pk)
    return Counted(fresh.last_seq, fresh.post_count, fresh.participant_count, *held(fresh.section))


def held(section: Section) -> tuple[int, int]:
    """Return how many topics and posts the section counts."""
    tally = SectionTally.objects.get(section_id=section.pk)
    return tally.topic_count, tally.post_count


def written_by(member: Member) -> int:
    """Return how many posts the member's counter says."""
    return Member.objects.get(pk=member.pk).post_count
