"""When a member changes how they sign in, every other device is signed out, and this one stays."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import PASSWORD, ada, alice, carol, suspended
from tests.letters import letters

from rostra.kit import bus
from rostra.kit.clock import now
from rostra.live.marks import session_mark
from rostra.members.actions.change_groups import change_groups
from rostra.members.actions.end_sessions import MOST_SESSIONS
from rostra.members.models import Member
from rostra.members.tests.test_second_step import code_now, with_app

pytestmark = pytest.mark.django_db

SIGN_IN = {"login": "alice", "password": PASSWORD, "remember": "on"}


def signed_in_by_form() -> Client:
    """Another device of alice."""
    browser = Client()
    browser.post("/account/sign-in/", SIGN_IN)
    return browser


def add_app(browser: Client) -> None:
    """Set up an app."""
    secret = browser.get("/account/keys/app/").text.split("<code>")[1].split("</code>")[0]
    browser.post("/account/keys/app/", {"code": code_now(secret)})


def change_address(browser: Client) -> None:
    """Change the e-mail address."""
    browser.post("/account/email/", {"email": "new@example.org", "action_add": "1"})
    browser.post(letters("new@example.org")[-1].path)


def change_password(browser: Client) -> None:
    """Change the password."""
    browser.post("/account/password/", {"oldpassword": PASSWORD, "password1": "seven lamps on the mole"})


@pytest.mark.parametrize("change", [add_app, change_address, change_password])
def test_other_devices_are_signed_out(change: Callable[[Client], None]) -> None:
    alice()
    there, here = signed_in_by_form(), signed_in_by_form()

    change(here)

    assert SESSION_KEY in here.session
    assert SESSION_KEY not in there.session


def test_other_devices_are_signed_out_when_the_second_step_is_turned_off(client: Client) -> None:
    secret = with_app(client)
    there = Client()
    there.post("/account/sign-in/", SIGN_IN)
    there.post("/account/sign-in/code/", {"code": code_now(secret, later=1)})
    before = SESSION_KEY in there.session

    client.post("/account/keys/app/remove/")

    assert before
    assert SESSION_KEY in client.session
    assert SESSION_KEY not in there.session


def test_a_wrong_code_signs_nobody_out() -> None:
    alice()
    there, here = signed_in_by_form(), signed_in_by_form()
    here.get("/account/keys/app/")

    here.post("/account/keys/app/", {"code": "000000"})

    assert SESSION_KEY in there.session


def test_of_many_sessions_the_oldest_end() -> None:
    alice()

    browsers = [signed_in_by_form() for _number in range(MOST_SESSIONS + 2)]

    assert [SESSION_KEY in browser.session for browser in browsers] == [False, False] + [True] * MOST_SESSIONS
    assert UserSession.objects.filter(user=alice()).count() == MOST_SESSIONS


def promote(member: Member) -> None:
    """Make somebody a moderator."""
    change_groups(actor=ada(), member_id=member.pk, group="moderators", at=now())


@pytest.mark.parametrize("change", [promote, suspended])
def test_open_pages_ask_again_who_listens_when_rights_change(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    change: Callable[[Member], object],
) -> None:
    alice(), carol(), ada()
    browser = signed_in_by_form()
    told: list[dict[str, object]] = []
    monkeypatch.setattr(bus, "publish", told.append)

    with django_capture_on_commit_callbacks(execute=True):
        change(alice())

    mark = session_mark(browser.session.session_key or "")
    assert {"kind": "end-session", "session": mark} in told
    assert SESSION_KEY in browser.session
