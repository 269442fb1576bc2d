"""Putting a notice away, by the action."""

import pytest
from tests.cast import alice

from rostra.members.actions.dismiss_notice import dismiss_notice

pytestmark = pytest.mark.django_db


def test_an_older_number_brings_nothing_back() -> None:
    dismiss_notice(member=alice(), number=4)
    dismiss_notice(member=alice(), number=2)

    assert alice().dismissed_notice == 4
