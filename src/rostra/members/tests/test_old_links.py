"""Links from letters: each opens one thing once, for a while, and nothing after what it was for has changed."""

import datetime as dt
import time
from unittest.mock import Mock

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.test import Client
from django.urls import resolve
from tests.cast import PASSWORD, alice, bob
from tests.letters import letters

from rostra.members.actions.change_email import change_email
from rostra.members.models import Member

pytestmark = pytest.mark.django_db

RESET = "/account/password/reset/"
EMAIL = "/account/email/"
NEW = "seven lamps on the mole"
AFTER = dt.timedelta(days=4)


def reset_link() -> str:
    """The link that alice gets when she has forgotten her password."""
    Client().post(RESET, {"email": "alice@example.org"})
    return letters("alice@example.org")[-1].path


def new_address(email: str) -> str:
    """The link that confirms a new address of alice."""
    browser = Client()
    browser.post("/account/sign-in/", {"login": "alice", "password": PASSWORD})
    browser.post(EMAIL, {"email": email, "action_add": "1"})
    return letters(email)[-1].path


def refused(link: str) -> bool:
    """Whether a link to a new password opens nothing."""
    browser = Client()
    answer = browser.get(link, follow=True)
    browser.post(answer.redirect_chain[-1][0] if answer.redirect_chain else link, {"password1": NEW})
    return "does not work" in answer.text and not alice().check_password(NEW)


def test_a_link_carries_more_than_anybody_guesses_and_the_database_does_not_have_it() -> None:
    alice()
    key = resolve(reset_link()).kwargs["key"]

    assert len(key.partition("-")[2]) * 4 >= 128  # hexadecimal
    assert key not in str(list(Member.objects.values()))


def test_a_form_that_was_opened_in_time_and_sent_too_late_sets_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    alice()
    browser = Client()
    form = browser.get(reset_link(), follow=True)
    later = dt.datetime.now() + AFTER  # noqa: DTZ005 - as Django's own
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", Mock(return_value=later))

    answer = browser.post(form.redirect_chain[-1][0], {"password1": NEW})

    assert "does not work" in answer.text
    assert alice().check_password(PASSWORD)


def test_a_link_to_a_new_password_is_dead_after_the_password_changed() -> None:
    alice()
    link = reset_link()
    browser = Client()
    browser.post("/account/sign-in/", {"login": "alice", "password": PASSWORD})
    browser.post("/account/password/", {"oldpassword": PASSWORD, "password1": "a third one for the night"})

    assert refused(link)


def test_a_link_to_a_new_password_is_dead_after_the_address_changed() -> None:
    alice()
    link = reset_link()
    Client().post(new_address("new@example.org"))

    assert alice().email == "new@example.org"
    assert refused(link)


def test_a_link_to_a_new_password_opens_no_other_account() -> None:
    alice(), bob()
    link = reset_link()
    mine, theirs = resolve(link).kwargs["uidb36"], resolve(link).kwargs
    other = link.replace(f"/{mine}-", f"/{bob().pk}-")

    assert refused(other)
    assert bob().check_password(PASSWORD)
    assert theirs["key"] in other


def test_a_link_that_confirms_an_address_works_once_and_looking_at_it_confirms_nothing() -> None:
    alice()
    link = new_address("new@example.org")

    Client().get(link)
    looked = alice().email
    Client().post(link)
    change_email(member_id=alice().pk, email="third@example.org")
    EmailAddress.objects.filter(user=alice()).update(email="third@example.org")
    again = Client().post(link)

    assert looked == "alice@example.org"
    assert alice().email == "third@example.org"
    assert again.status_code in {200, 302, 404}


def test_a_link_that_confirms_an_address_is_dead_once_another_address_was_asked_for() -> None:
    alice()
    first = new_address("first@example.org")
    second = new_address("second@example.org")

    Client().post(first)
    before = alice().email
    Client().post(second)

    assert before == "alice@example.org"
    assert alice().email == "second@example.org"


def test_a_link_that_confirms_an_address_is_dead_after_three_days(monkeypatch: pytest.MonkeyPatch) -> None:
    alice()
    link = new_address("new@example.org")
    later = time.time() + AFTER.total_seconds()
    monkeypatch.setattr("time.time", lambda: later)

    Client().post(link)

    assert alice().email == "alice@example.org"


def test_a_key_that_confirms_an_address_sets_no_password() -> None:
    alice()
    key = resolve(new_address("new@example.org")).kwargs["key"]
    mine = resolve(reset_link()).kwargs["uidb36"]

    assert refused(f"{RESET}{mine}-{key}/")
