"""A stranger who types wrong passwords keeps nobody out of the browser in which they signed in before."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.test import Client
from tests.cast import PASSWORD, alice, bob

from rostra.members.actions.change_password import change_password

pytestmark = pytest.mark.django_db

PAGE = "/account/sign-in/"
HERE = {"X-Forwarded-For": "203.0.113.99"}


def known(login: str = "alice") -> Client:
    """A browser in which a member signed in, and out again."""
    browser = Client(headers=HERE)
    browser.post(PAGE, {"login": login, "password": PASSWORD})
    browser.post("/account/sign-out/")
    return browser


def lock(login: str = "alice") -> None:
    """Type wrong passwords for an account until there is a pause."""
    for number in range(6):
        Client(headers={"X-Forwarded-For": f"198.51.100.{number}"}).post(PAGE, {"login": login, "password": "wrong"})


@pytest.mark.parametrize("login", ["alice", "ALICE", "alice@example.org"])
def test_a_browser_that_is_known_comes_in_during_a_pause(login: str) -> None:
    alice()
    browser = known()
    lock(login)

    elsewhere = Client(headers=HERE).post(PAGE, {"login": login, "password": PASSWORD})
    browser.post(PAGE, {"login": login, "password": PASSWORD})

    assert elsewhere.status_code == 429
    assert browser.session[SESSION_KEY] == str(alice().pk)


def test_its_own_tries_are_counted_as_strictly() -> None:
    alice()
    browser = known()

    answers = [browser.post(PAGE, {"login": "alice", "password": "wrong"}).status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_it_is_known_for_the_account_alone_that_signed_in_there() -> None:
    alice(), bob()
    browser = known("bob")
    lock("alice")

    assert browser.post(PAGE, {"login": "alice", "password": PASSWORD}).status_code == 429


def test_another_password_makes_it_a_stranger_again() -> None:
    alice()
    browser = known()
    change_password(member=alice(), password_hash=make_password("another sentence"), keep_session=None)
    lock()

    assert browser.post(PAGE, {"login": "alice", "password": "another sentence"}).status_code == 429


def test_a_forged_cookie_is_none() -> None:
    alice()
    lock()
    browser = Client(headers=HERE)
    told = [alice().pk, "a", alice().get_session_auth_hash()]
    browser.cookies["known_browser"] = signing.dumps(told, salt="another")

    assert browser.post(PAGE, {"login": "alice", "password": PASSWORD}).status_code == 429


def test_the_cookie_goes_to_the_pages_of_the_account_alone() -> None:
    alice()
    browser = Client()

    answer = browser.post(PAGE, {"login": "alice", "password": PASSWORD})

    cookie = answer.cookies["known_browser"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/account/", True, "Lax")
