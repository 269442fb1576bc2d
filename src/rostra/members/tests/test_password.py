"""Resetting and changing the password."""

import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from tests.cast import PASSWORD, alice
from tests.letters import letters

pytestmark = pytest.mark.django_db

RESET = "/account/password/reset/"
CHANGE = "/account/password/"
NEW = "seven lamps on the mole"


def without_tokens(page: str) -> str:
    """Return a page without the tokens against forgery, which differ each time."""
    return re.sub(r'(value|content)="[A-Za-z0-9]{64}"', "", page)


def signed_in_by_form(client: Client, password: str = PASSWORD) -> Client:
    """Sign alice in as a person does, so that the session knows when."""
    client.post("/account/sign-in/", {"login": "alice", "password": password, "remember": "on"})
    return client


def test_the_letters_link_sets_a_new_password(client: Client) -> None:
    alice()
    client.post(RESET, {"email": "Alice@example.org"})

    form = client.get(letters("alice@example.org")[0].path, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW})

    assert alice().check_password(NEW)


@pytest.mark.parametrize("login", ["alice", "alice@example.org"])
def test_who_chose_a_new_password_need_not_wait_for_tries_with_the_old_one(client: Client, login: str) -> None:
    alice()
    for _ in range(5):
        client.post("/account/sign-in/", {"login": login, "password": "wrong"})
    client.post(RESET, {"email": "alice@example.org"})
    form = client.get(letters("alice@example.org")[0].path, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW})

    answer = client.post("/account/sign-in/", {"login": login, "password": NEW})

    assert answer.status_code == 302


def test_the_link_works_once(client: Client) -> None:
    alice()
    client.post(RESET, {"email": "alice@example.org"})
    link = letters("alice@example.org")[0].path
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW})

    again = Client().get(link, follow=True)

    assert "does not work" in again.text


def test_a_weak_new_password_is_refused_at_its_field(client: Client) -> None:
    alice()
    client.post(RESET, {"email": "alice@example.org"})
    form = client.get(letters("alice@example.org")[0].path, follow=True)

    answer = client.post(form.redirect_chain[-1][0], {"password1": "short"})

    assert 'id="id_password1_error"' in answer.text
    assert alice().check_password(PASSWORD)


def test_known_and_unknown_addresses_get_the_same_answer_and_one_letter_each() -> None:
    alice()

    known = Client().post(RESET, {"email": "alice@example.org"}, follow=True)
    unknown = Client().post(RESET, {"email": "nobody@example.org"}, follow=True)

    assert without_tokens(known.text) == without_tokens(unknown.text)
    assert [letter.to for letter in letters()] == ["alice@example.org", "nobody@example.org"]


def test_the_letter_to_an_unknown_address_says_so() -> None:
    Client().post(RESET, {"email": "nobody@example.org"})

    assert "no account" in letters()[0].subject


def test_many_requests_for_one_address_meet_a_pause(client: Client) -> None:
    for _ in range(3):
        client.post(RESET, {"email": "alice@example.org"})

    answer = client.post(RESET, {"email": "alice@example.org"})

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 60


def test_looking_at_the_page_sets_no_cookie(client: Client) -> None:
    assert not client.get(RESET).cookies


def test_a_member_changes_the_password_and_other_sessions_end(client: Client) -> None:
    alice()
    here, elsewhere = signed_in_by_form(client), signed_in_by_form(Client())

    answer = here.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    here.get(CHANGE)
    elsewhere.get(CHANGE)

    assert answer.status_code == 302
    assert alice().check_password(NEW)
    assert SESSION_KEY in here.session
    assert SESSION_KEY not in elsewhere.session
    assert "password of your account was changed" in letters("alice@example.org")[-1].text


def test_a_wrong_old_password_changes_nothing(client: Client) -> None:
    alice()
    signed_in_by_form(client)

    answer = client.post(CHANGE, {"oldpassword": "not this", "password1": NEW})

    assert 'id="id_oldpassword_error"' in answer.text
    assert alice().check_password(PASSWORD)
