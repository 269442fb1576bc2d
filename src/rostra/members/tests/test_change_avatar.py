"""A member's picture, by the action."""

import pytest
from tests.cast import alice

from rostra.members.actions.change_avatar import change_avatar

pytestmark = pytest.mark.django_db


def test_the_picture_changes_and_goes() -> None:
    member = alice()

    shown = change_avatar(member=member, avatar="a/b-96.webp").avatar
    gone = change_avatar(member=member, avatar="").avatar

    assert (shown, gone) == ("a/b-96.webp", "")
