"""Shutting a member out."""

import datetime as dt
from collections.abc import Callable

import pytest
from tests.cast import NOON, ada, alice, bob, carol, erin

from rostra.kit.refusal import Refused
from rostra.members.actions.suspend_member import suspend_member
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.members.viewer import groups_of

pytestmark = pytest.mark.django_db

UNTIL = NOON + dt.timedelta(days=7)


def suspend(actor: Member, member: Member) -> Member:
    """Suspend for a week."""
    return suspend_member(actor=actor, member_id=member.pk, until=UNTIL, reason="Rude.", at=NOON)


def test_who_is_suspended_counts_as_a_guest_until_then() -> None:
    row = suspend(carol(), alice())

    guests = (groups().by_slug["guests"].pk,)
    assert groups_of(row, UNTIL - dt.timedelta(seconds=1)) == guests
    assert groups_of(row, UNTIL) == tuple(row.group_ids)


def test_a_suspension_ends_early() -> None:
    suspend(carol(), alice())

    row = suspend_member(actor=carol(), member_id=alice().pk, until=None, reason="", at=NOON)

    assert (row.suspended_until, row.suspension_reason) == (None, "")


@pytest.mark.parametrize(
    ("actor", "member", "code"),
    [(bob, alice, "not_moderator"), (carol, erin, "staff"), (carol, ada, "staff"), (ada, ada, "oneself")],
)
def test_who_may_not_is_told_why(actor: Callable[[], Member], member: Callable[[], Member], code: str) -> None:
    with pytest.raises(Refused) as refused:
        suspend(actor(), member())

    assert refused.value.code == code
