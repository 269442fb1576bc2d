"""Light or dark, by the action."""

import pytest
from tests.cast import alice, bob

from rostra.members.actions.choose_theme import choose_theme

pytestmark = pytest.mark.django_db


def test_the_theme_of_one_member_changes() -> None:
    choose_theme(member=alice(), theme="dark")

    assert (alice().theme, bob().theme) == ("dark", "auto")
