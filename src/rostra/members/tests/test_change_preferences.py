"""Preferences, by the action."""

import pytest
from tests.cast import alice

from rostra.kit.clock import now
from rostra.members.actions.change_preferences import Preferences, change_preferences

pytestmark = pytest.mark.django_db


def test_all_preferences_are_stored() -> None:
    wanted = Preferences(
        display_name="Alice Holm", about="Leeks.", about_html="<p>Leeks.</p>", language="de", time_zone="Europe/Oslo",
        theme="dark", posts_per_page=50, is_invisible=True,
    )  # fmt: skip

    change_preferences(member=alice(), preferences=wanted, at=now())

    assert {name: getattr(alice(), name) for name in vars(wanted)} == vars(wanted)
