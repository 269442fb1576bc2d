"""Signing in and out."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from tests.cast import PASSWORD, alice, bob
from tests.reading import links, main_of

from rostra.kit.addresses import is_local
from rostra.members.models import Member

pytestmark = pytest.mark.django_db

PAGE = "/account/sign-in/"
REDIRECTS = Path(getattr(settings, "ROSTRA_TEST_DATA", "../shared/data")) / "security" / "open-redirects.txt"


def sign_in(client: Client, login: str, password: str = PASSWORD, **more: str) -> int:
    """Send the form and return the status."""
    return client.post(PAGE, {"login": login, "password": password, "remember": "on", **more}).status_code


@pytest.mark.parametrize("login", ["alice", "Alice", " ALICE ", "alice@example.org", "Alice@Example.ORG"])
def test_name_or_address_in_any_spelling_signs_in(client: Client, login: str) -> None:
    alice()

    assert sign_in(client, login) == 302
    assert client.session[SESSION_KEY] == str(alice().pk)


@pytest.mark.parametrize("login", ["alice", "alice@example.org", "nobody", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(client: Client, login: str) -> None:
    alice()

    answer = client.post(PAGE, {"login": login, "password": "not this one"})

    assert answer.status_code == 200
    assert "do not belong together" in answer.text
    assert f'value="{login}"' in answer.text


@pytest.mark.parametrize("login", ["alice", "alice@example.org", "nobody", "nobody@example.org"])
def test_every_failed_login_costs_exactly_one_hash(client: Client, login: str, monkeypatch: pytest.MonkeyPatch) -> None:
    alice()
    hash_once = Mock(return_value=False)
    monkeypatch.setattr(Member, "check_password", hash_once)
    monkeypatch.setattr(Member, "set_password", hash_once)

    client.post(PAGE, {"login": login, "password": "not this one"})

    assert hash_once.call_count == 1


def test_signing_in_leads_back(client: Client) -> None:
    alice()

    answer = client.post(PAGE, {"login": "alice", "password": PASSWORD, "next": "/t/12/night-ferry/?page=3"})

    assert answer["Location"] == "/t/12/night-ferry/?page=3"


def test_the_way_back_survives_a_mistake(client: Client) -> None:
    answer = client.post(PAGE, {"login": "alice", "password": "", "next": "/t/12/night-ferry/"})

    assert '<input type="hidden" name="next" value="/t/12/night-ferry/">' in answer.text


def _tricks() -> list[str]:
    if not REDIRECTS.exists():
        return ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
    return [line for line in REDIRECTS.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]


def test_no_trick_leads_to_another_host() -> None:
    safe = [trick for trick in _tricks() if is_local(trick)]

    assert [trick for trick in safe if not trick.startswith("/") or trick.startswith(("//", "/\\"))] == []


@pytest.mark.parametrize("trick", ["//evil.example", "https://evil.example/", "/\\evil.example", "///evil.example"])
def test_a_bad_way_back_leads_home(client: Client, trick: str) -> None:
    alice()

    answer = client.post(PAGE, {"login": "alice", "password": PASSWORD, "next": trick})

    assert answer["Location"] == "/"


def test_after_five_wrong_passwords_for_one_account_there_is_a_pause_from_anywhere(client: Client) -> None:
    alice(), bob()
    for number in range(5):
        client.post(PAGE, {"login": "alice", "password": "wrong"}, headers={"X-Forwarded-For": f"203.0.113.{number}"})

    answer = client.post(PAGE, {"login": "alice", "password": PASSWORD}, headers={"X-Forwarded-For": "203.0.113.99"})
    other = Client().post(PAGE, {"login": "bob", "password": PASSWORD}, headers={"X-Forwarded-For": "203.0.113.99"})

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 300
    assert "short pause" in answer.text
    assert links(main_of(answer))["Choose a new password"] == "/account/password/reset/"
    assert other.status_code == 302


@pytest.mark.parametrize(
    ("login", "host"), [("ALICE", "testserver"), ("\uff41lice", "testserver"), ("alice", "testserver:81")]
)
def test_no_other_spelling_of_a_name_or_of_the_site_gives_more_tries(client: Client, login: str, host: str) -> None:
    alice()
    for _ in range(5):
        client.post(PAGE, {"login": "alice", "password": "wrong"})

    answer = client.post(PAGE, {"login": login, "password": PASSWORD}, headers={"host": host})

    assert answer.status_code == 429


def test_a_pause_for_a_name_tells_nothing_of_its_address(client: Client) -> None:
    alice()
    for _ in range(5):
        client.post(PAGE, {"login": "alice", "password": "wrong"})

    answer = client.post(PAGE, {"login": "alice@example.org", "password": "wrong"})

    assert answer.status_code == 200


def test_looking_at_the_page_sets_no_cookie(client: Client) -> None:
    answer = client.get(PAGE + "?next=/s/long-table/")

    assert answer.status_code == 200
    assert not answer.cookies


def test_signing_out_needs_a_post(client: Client) -> None:
    alice()
    sign_in(client, "alice")

    client.get("/account/sign-out/")
    still = SESSION_KEY in client.session
    answer = client.post("/account/sign-out/", {"next": "/s/long-table/"})

    assert still
    assert SESSION_KEY not in client.session
    assert answer["Location"] == "/s/long-table/"


def test_a_closed_account_does_not_open(client: Client) -> None:
    member = alice()
    member.is_active = False
    member.save(update_fields=["is_active"])

    sign_in(client, "alice")

    assert SESSION_KEY not in client.session
