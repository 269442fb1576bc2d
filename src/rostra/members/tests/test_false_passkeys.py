"""Passkeys that are not the one that was added, or answer another question: none of them signs in."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.test import Client
from tests.cast import PASSWORD, alice, bob
from tests.passkey import SITE, Passkey

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/sign-in/passkey/"
EVIL = "evil.example"


def browser() -> Client:
    """A browser at the address that passkeys of this site are bound to."""
    return Client(headers={"Host": SITE, "X-Forwarded-Proto": "https", "Referer": f"https://{SITE}/"})


def passkey_of(name: str, *, count: int = 0) -> Passkey:
    """Let a member sign in with their password and add a passkey."""
    device, passkey = browser(), Passkey(count=count)
    device.post("/account/sign-in/", {"login": name, "password": PASSWORD})
    page = device.get("/account/keys/passkeys/add/").text
    answer = device.post(
        "/account/keys/passkeys/add/",
        {"credential": passkey.made(options_in(page, "creation_options")), "passwordless": "on"},
    )
    assert answer.status_code == 302, answer.text
    return passkey


def options_in(page: str, what: str) -> dict[str, Any]:
    """What a page asks a passkey to do."""
    found = re.search(r"({.*publicKey.*})", unescape(page))
    assert found, page
    told: dict[str, Any] = json.loads(found[1])
    return told[what]["publicKey"]  # type: ignore[no-any-return]


def question(device: Client) -> dict[str, Any]:
    """What the site asks somebody to sign who wants to come in."""
    told: dict[str, Any] = device.get(SIGN_IN, headers={"Accept": "application/json"}).json()
    return told["request_options"]["publicKey"]  # type: ignore[no-any-return]


def comes_in(passkey: Passkey) -> str | None:
    """Who is signed in after a passkey answered."""
    device = browser()
    device.post(SIGN_IN, {"credential": passkey.signed(question(device))})
    return device.session.get(SESSION_KEY)


def test_the_passkey_that_was_added_comes_in() -> None:
    alice()

    assert comes_in(passkey_of("alice")) == str(alice().pk)


@pytest.mark.parametrize(
    "false",
    [
        {"origin": f"https://{EVIL}"}, {"origin": f"https://{SITE}.{EVIL}"}, {"site": EVIL}, {"is_verified": False},
        {"key": Passkey().key}, {"name": b"another name"}, {"owner": "OTk5OTk"}, {"owner": ""},
    ],
    ids=lambda false: next(iter(false)),
)  # fmt: skip
def test_what_is_false_about_a_passkey_keeps_it_out(false: dict[str, Any]) -> None:
    alice()
    passkey = passkey_of("alice")

    assert comes_in(replace(passkey, **false)) is None


def test_a_passkey_of_one_member_never_signs_in_another() -> None:
    alice(), bob()
    of_alice, of_bob = passkey_of("alice"), passkey_of("bob")

    assert comes_in(replace(of_alice, owner=of_bob.owner)) is None
    assert comes_in(replace(of_bob, name=of_alice.name)) is None


def test_an_answer_counts_once_and_for_its_own_question_alone() -> None:
    alice()
    passkey = passkey_of("alice")
    first, second, third = browser(), browser(), browser()
    answer = passkey.signed(question(first))
    question(second)
    first.post(SIGN_IN, {"credential": answer})

    second.post(SIGN_IN, {"credential": answer})
    third.post(SIGN_IN, {"credential": answer})
    first.post("/account/sign-out/")
    first.post(SIGN_IN, {"credential": answer})

    assert [SESSION_KEY in device.session for device in (first, second, third)] == [False, False, False]


def test_a_copy_is_found_out_by_its_count() -> None:
    alice()
    passkey = passkey_of("alice", count=5)
    copy = replace(passkey)

    passkey.count = 9
    first = comes_in(passkey)
    copy.count = 6
    stale = comes_in(copy)
    copy.count = 9
    same = comes_in(copy)
    copy.count = 0
    silent = comes_in(copy)
    passkey.count = 10

    assert [first, stale, same, silent, comes_in(passkey)] == [str(alice().pk), None, None, None, str(alice().pk)]


def test_a_passkey_that_does_not_count_comes_in_again_and_again() -> None:
    alice()
    passkey = passkey_of("alice")

    assert [comes_in(passkey), comes_in(passkey)] == [str(alice().pk)] * 2


def test_a_passkey_of_another_member_is_no_second_step() -> None:
    alice(), bob()
    of_alice, of_bob, device = passkey_of("alice"), passkey_of("bob"), browser()
    device.post("/account/sign-in/", {"login": "alice", "password": PASSWORD})

    answer_second_step(device, of_bob)
    with_bobs = SESSION_KEY in device.session
    answer_second_step(device, of_alice)

    assert not with_bobs
    assert SESSION_KEY in device.session


def answer_second_step(device: Client, passkey: Passkey) -> None:
    """Let a passkey answer after the password."""
    options = options_in(device.get("/account/sign-in/code/").text, "request_options")
    device.post("/account/sign-in/code/", {"credential": passkey.signed(options)})


def test_who_tries_too_often_is_told_how_long_to_wait() -> None:
    alice()
    passkey_of("alice")
    device, false = browser(), replace(Passkey(), origin=f"https://{EVIL}")
    device.post("/account/sign-in/", {"login": "alice", "password": PASSWORD})
    sent = {"credential": false.signed(options_in(device.get("/account/sign-in/code/").text, "request_options"))}

    answers = [device.post("/account/sign-in/code/", sent) for _ in range(6)]

    assert [answer.status_code for answer in answers[:5]] == [200] * 5
    assert answers[5].status_code == 429
    assert 0 < int(answers[5]["Retry-After"]) <= 300
    assert "A short pause" in answers[5].text


GARBAGE = [
    "", "{}", "[]", "1", "null", '"x"', '{"response": 1}', '{"response": []}', '{"response": {"userHandle": 7}}',
    '{"id": "A", "rawId": "A", "type": "public-key", "response": {"clientDataJSON": "!", "attestationObject": "oA"}}',
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {
        "clientDataJSON": "e30", "attestationObject": "oA", "authenticatorData": "AA", "signature": "AA",
        "userHandle": "MQ",
    }}),
    Passkey(origin=f"https://{EVIL}").made({"user": {"id": "MQ"}, "challenge": "eHg"}),
]  # fmt: skip


@pytest.mark.parametrize("sent", GARBAGE)
def test_an_answer_that_is_none_adds_no_passkey_and_that_is_said(sent: str) -> None:
    alice()
    device = browser()
    device.post("/account/sign-in/", {"login": "alice", "password": PASSWORD})

    answer = device.post("/account/keys/passkeys/add/", {"credential": sent, "name": ""})

    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()


@pytest.mark.parametrize("sent", GARBAGE)
def test_an_answer_that_is_none_signs_nobody_in_and_breaks_nothing(sent: str) -> None:
    alice()
    device = browser()
    question(device)

    answer = device.post(SIGN_IN, {"credential": sent})

    assert answer["Location"] == "/account/sign-in/?done=passkey"
    assert SESSION_KEY not in device.session
