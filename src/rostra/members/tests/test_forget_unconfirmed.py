"""Accounts that nobody confirmed go after a week."""

import datetime as dt

import pytest
from tests.cast import NOON, a_member, alice

from rostra.members.actions.forget_unconfirmed import forget_unconfirmed
from rostra.members.models import Member

pytestmark = pytest.mark.django_db

WEEK = dt.timedelta(days=7)


def test_only_accounts_that_nobody_confirmed_go_and_their_names_are_free_again() -> None:
    alice()
    a_member("nobody home", confirmed=False)

    too_early = forget_unconfirmed(at=NOON + WEEK)
    in_time = forget_unconfirmed(at=NOON + WEEK + dt.timedelta(minutes=1))

    assert (too_early, in_time) == (0, 1)
    assert list(Member.objects.values_list("name", flat=True)) == ["alice"]
    assert a_member("nobody home").pk
