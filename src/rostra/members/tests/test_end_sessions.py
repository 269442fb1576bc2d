"""Sessions: seen and ended."""

import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from tests.cast import PASSWORD, alice, bob

from rostra.members.actions.end_sessions import end_other_sessions, end_session

pytestmark = pytest.mark.django_db

PAGE = "/account/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in_from(address: str, *, name: str = "alice", agent: str = FIREFOX) -> Client:
    """Sign in from somewhere."""
    browser = Client(headers={"User-Agent": agent, "X-Forwarded-For": address})
    browser.post("/account/sign-in/", {"login": name, "password": PASSWORD, "remember": "on"})
    return browser


def test_the_page_lists_devices_with_this_one_first() -> None:
    alice()
    signed_in_from("203.0.113.5")
    here = signed_in_from("198.51.100.9", agent="Mozilla/5.0 (iPhone) Safari/604.1")

    text = here.get(PAGE).text

    assert text.index("Safari on iPhone") < text.index("Firefox on Linux")
    assert "203.0.113.5" in text


def test_one_session_is_ended_and_the_others_stay() -> None:
    alice()
    there, here, third = (signed_in_from(f"203.0.113.{number}") for number in (5, 6, 7))
    number = re.findall(r'name="session" value="(\d+)"', here.get(PAGE).text)[-1]

    here.post(PAGE, {"session": number})

    assert SESSION_KEY not in there.session
    assert SESSION_KEY in here.session
    assert SESSION_KEY in third.session


def test_all_others_are_ended_at_once() -> None:
    alice()
    there, here = signed_in_from("203.0.113.5"), signed_in_from("203.0.113.6")

    here.post(PAGE, {"others": "1"})

    assert SESSION_KEY not in there.session
    assert SESSION_KEY in here.session


def test_nobody_ends_a_session_of_somebody_else() -> None:
    alice(), bob()
    bobs, mine = signed_in_from("203.0.113.5", name="bob"), signed_in_from("203.0.113.6")

    end_session(member=alice(), session_key=bobs.session.session_key or "")

    assert SESSION_KEY in bobs.session
    assert SESSION_KEY in mine.session


def test_ending_others_says_how_many() -> None:
    alice()
    signed_in_from("203.0.113.5")
    here = signed_in_from("203.0.113.6")

    assert end_other_sessions(member=alice(), keep_session=here.session.session_key) == 1
