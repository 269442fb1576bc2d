"""How far a member has read a topic."""

import pytest
from tests.cast import a_reply, a_topic, alice, bob

from rostra.kit.clock import now
from rostra.reading.actions.mark_read import mark_read
from rostra.reading.models import ReadMark
from rostra.reading.queries import marks_for

pytestmark = pytest.mark.django_db


def test_the_mark_moves_forward_and_a_page_already_read_writes_nothing() -> None:
    topic = a_topic(by=alice())
    mark_read(member_id=bob().pk, topic_id=topic.pk, seq=3, known=None, at=now())

    moved = mark_read(member_id=bob().pk, topic_id=topic.pk, seq=2, known=3, at=now())

    assert not moved
    assert marks_for(bob(), [topic.pk]) == {topic.pk: 3}


def test_a_members_own_reply_is_read_by_them_and_new_to_others() -> None:
    topic = a_topic(by=alice())

    a_reply(topic, by=bob())

    assert marks_for(bob(), [topic.pk]) == {topic.pk: 2}
    assert marks_for(alice(), [topic.pk]) == {topic.pk: 1}


def test_two_marks_of_one_member_in_one_topic_are_one_row() -> None:
    topic = a_topic(by=alice())

    for seq in (2, 3):
        mark_read(member_id=bob().pk, topic_id=topic.pk, seq=seq, known=seq - 1, at=now())

    assert ReadMark.objects.filter(member=bob(), topic=topic).count() == 1
