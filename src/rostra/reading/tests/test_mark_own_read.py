"""What a member has written is read by them."""

import pytest
from tests.cast import a_reply, a_topic, alice, bob

from rostra.kit.clock import now
from rostra.reading.actions.mark_read import mark_read
from rostra.reading.models import ReadMark
from rostra.reading.queries import marks_for

pytestmark = pytest.mark.django_db


def test_a_members_own_topic_is_read_by_them() -> None:
    topic = a_topic(by=alice())

    assert marks_for(alice(), [topic.pk]) == {topic.pk: 1}
    assert marks_for(bob(), [topic.pk]) == {}


def test_a_members_reply_moves_the_mark_they_had_and_nobody_elses() -> None:
    topic = a_topic(by=alice())
    mark_read(member_id=bob().pk, topic_id=topic.pk, seq=1, known=None, at=now())

    a_reply(topic, by=alice())
    a_reply(topic, by=bob())

    assert marks_for(bob(), [topic.pk]) == {topic.pk: 3}
    assert marks_for(alice(), [topic.pk]) == {topic.pk: 2}
    assert ReadMark.objects.filter(member=bob(), topic=topic).count() == 1
