"""A new password, by the action."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from tests.cast import PASSWORD, alice

from rostra.members.actions.change_password import change_password

pytestmark = pytest.mark.django_db


def test_the_password_changes_and_all_sessions_but_one_end() -> None:
    member = alice()
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.post("/account/sign-in/", {"login": "alice", "password": PASSWORD, "remember": "on"})
    kept = browsers[0].session.session_key

    change_password(member=member, password_hash=make_password("seven lamps on the mole"), keep_session=kept)

    assert alice().check_password("seven lamps on the mole")
    assert browsers[0].session.session_key == kept
    assert not browsers[1].session.exists(browsers[1].cookies["rostra_session"].value)
