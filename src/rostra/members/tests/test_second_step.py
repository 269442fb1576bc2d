"""Authenticator apps, recovery codes and passkeys."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import SESSION_KEY
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import PASSWORD, a_member, alice
from tests.letters import letters
from tests.reading import main_of, words

from rostra.members.tests.test_false_passkeys import browser, passkey_of

pytestmark = pytest.mark.django_db

SIGN_IN = {"login": "alice", "password": PASSWORD, "remember": "on"}


def code_now(secret: str, *, later: int = 0) -> str:
    """Return what an authenticator app shows, `later` steps from now."""
    counter = int(time.time() // 30) + later
    return str(format_hotp_value(hotp_value(secret, counter)))


def with_app(client: Client) -> str:
    """Sign alice in, set up an app, and return its secret."""
    alice()
    client.post("/account/sign-in/", SIGN_IN)
    secret = client.get("/account/keys/app/").text.split("<code>")[1].split("</code>")[0]
    client.post("/account/keys/app/", {"code": code_now(secret)})
    return secret


def test_an_app_is_set_up_by_its_first_code(client: Client) -> None:
    with_app(client)

    assert Authenticator.objects.filter(user=alice(), type="totp").exists()
    assert Authenticator.objects.filter(user=alice(), type="recovery_codes").exists()


def test_a_letter_tells_of_a_new_app(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with_app(client)

    assert any("authenticator app" in letter.html for letter in letters("alice@example.org"))


def test_the_secret_is_not_readable_in_the_database(client: Client) -> None:
    secret = with_app(client)

    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_signing_in_asks_for_the_code(client: Client) -> None:
    secret = with_app(client)
    other = Client()

    first = other.post("/account/sign-in/", SIGN_IN | {"next": "/s/long-table/"})
    asked = other.get(first["Location"])
    not_yet = SESSION_KEY in other.session
    second = other.post("/account/sign-in/code/", {"code": code_now(secret, later=1)})

    assert first["Location"] == "/account/sign-in/code/"
    assert "one-time-code" in asked.text
    assert not not_yet
    assert second["Location"] == "/s/long-table/"
    assert SESSION_KEY in other.session


def test_a_passkey_is_asked_for_only_where_there_is_one(client: Client) -> None:
    with_app(client)
    a_member("bob")
    passkey_of("bob")

    def asked(login: str) -> list[str]:
        device = browser()
        device.post("/account/sign-in/", SIGN_IN | {"login": login})
        return [words(button) for button in main_of(device.get("/account/sign-in/code/")).iter("button")]

    assert asked("alice") == ["Go on"]
    assert asked("bob") == ["Go on", "Use a passkey"]


def test_a_wrong_code_is_said_and_opens_nothing(client: Client) -> None:
    with_app(client)
    other = Client()
    other.post("/account/sign-in/", SIGN_IN)

    answer = other.post("/account/sign-in/code/", {"code": "000000"})

    assert 'id="id_code_error"' in answer.text
    assert SESSION_KEY not in other.session


def test_who_tries_too_many_codes_is_told_how_long_to_wait(client: Client) -> None:
    with_app(client)
    other = Client()
    other.post("/account/sign-in/", SIGN_IN)

    answers = [other.post("/account/sign-in/code/", {"code": f"00000{number}"}) for number in range(6)]

    assert [answer.status_code for answer in answers[:5]] == [200] * 5
    assert answers[5].status_code == 429
    assert 0 < int(answers[5]["Retry-After"]) <= 300
    assert "A short pause" in answers[5].text


def test_who_has_an_app_changes_the_address_too(client: Client) -> None:
    with_app(client)
    client.post("/account/email/", {"email": "new@example.org", "action_add": "1"})

    client.post(letters("new@example.org")[0].path)

    assert alice().email == "new@example.org"


def test_each_recovery_code_signs_in_once(client: Client) -> None:
    with_app(client)
    code = client.get("/account/keys/codes/").text.split("<code>")[1].split("</code>")[0]
    first, second = Client(), Client()

    for device in (first, second):
        device.post("/account/sign-in/", SIGN_IN)
        device.post("/account/sign-in/code/", {"code": code})

    assert SESSION_KEY in first.session
    assert SESSION_KEY not in second.session


def test_guessing_codes_meets_a_pause(client: Client) -> None:
    secret = with_app(client)
    other = Client()
    other.post("/account/sign-in/", SIGN_IN)
    for _ in range(6):
        other.post("/account/sign-in/code/", {"code": "000000"})

    answer = other.post("/account/sign-in/code/", {"code": code_now(secret, later=1)})

    assert answer.status_code == 429
    assert "That was a lot in a short time" in answer.text
    assert SESSION_KEY not in other.session


def test_the_app_is_removed_again(client: Client) -> None:
    with_app(client)

    client.post("/account/keys/app/remove/")
    other = Client()
    other.post("/account/sign-in/", SIGN_IN)

    assert SESSION_KEY in other.session


@pytest.mark.parametrize(
    "page",
    ["", "app/", "passkeys/add/"],
)
def test_the_pages_of_keys_show(client: Client, page: str) -> None:
    alice()
    client.post("/account/sign-in/", SIGN_IN)

    assert client.get(f"/account/keys/{page}").status_code == 200


def test_keys_ask_for_the_password_again_after_a_while(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    alice()
    client.post("/account/sign-in/", SIGN_IN)
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + 3600)

    asked = client.get("/account/keys/app/")
    answered = client.post(asked["Location"], {"password": PASSWORD})

    assert asked["Location"].startswith("/account/again/?next=")
    assert answered["Location"] == "/account/keys/app/"


def test_the_browser_is_told_what_a_passkey_has_to_sign(client: Client) -> None:
    answer = client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"})

    assert answer.json()["request_options"]["publicKey"]["challenge"]


def test_a_passkey_that_is_none_leads_back_with_a_sentence(client: Client) -> None:
    client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"})

    answer = client.post("/account/sign-in/passkey/", {"credential": "{}"}, follow=True)

    assert "passkey did not work" in answer.text


def test_counters_of_the_test_are_those_of_the_library() -> None:
    assert int(time.time() // 30) in list(yield_hotp_counters_from_time())
