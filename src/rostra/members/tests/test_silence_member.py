"""Letting a member read but not write."""

import datetime as dt

import pytest
from tests.cast import NOON, a_section, alice, bob, carol

from rostra.kit.refusal import Refused
from rostra.members.actions.silence_member import silence_member
from rostra.sections.access import may
from rostra.topics.policy import why_not_start

pytestmark = pytest.mark.django_db

UNTIL = NOON + dt.timedelta(days=7)


def test_who_is_silenced_reads_and_does_not_write() -> None:
    section = a_section()

    row = silence_member(actor=carol(), member_id=alice().pk, until=UNTIL, reason="Quarrels.", at=NOON)

    refusal = why_not_start(row, section.pk, NOON)
    assert refusal
    assert refusal[0] == "silenced"
    assert may(row, "read", section.pk)
    assert why_not_start(row, section.pk, UNTIL) is None


def test_members_do_not_silence_each_other() -> None:
    with pytest.raises(Refused):
        silence_member(actor=bob(), member_id=alice().pk, until=UNTIL, reason="", at=NOON)
