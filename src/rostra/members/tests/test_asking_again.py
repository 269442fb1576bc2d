"""What matters asks again who it is when signing in was more than ten minutes ago."""

import time
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import PASSWORD, a_section, ada, alice
from tests.reading import Answer

from rostra.community.queries import community
from rostra.media.tests.making import a_picture
from rostra.members.tests.test_second_step import code_now, with_app
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db

AGAIN = "/account/again/"
TEN_MINUTES_S = 600


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let so much time pass."""
    then = time.time() + seconds
    monkeypatch.setattr("time.time", lambda: then)


def leads_to(answer: Answer) -> str:
    """Where an answer leads."""
    return unquote(answer.get("Location", ""))


def signed_in_by_form(client: Client, name: str) -> Client:
    """Sign in as a person does, so that the session knows when."""
    client.post("/account/sign-in/", {"login": name, "password": PASSWORD, "remember": "on"})
    return client


@pytest.mark.parametrize("page", ["app/", "passkeys/add/"])
def test_keys_are_asked_for_again(client: Client, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    alice()
    signed_in_by_form(client, "alice")
    before = client.get(f"/account/keys/{page}").status_code
    later(monkeypatch, TEN_MINUTES_S)

    answer = client.get(f"/account/keys/{page}")

    assert before == 200
    assert leads_to(answer) == f"{AGAIN}?next=/account/keys/{page}"


def test_an_app_is_not_removed_by_somebody_who_found_the_device_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_app(client)
    later(monkeypatch, TEN_MINUTES_S)

    answer = client.post("/account/keys/app/remove/")

    assert leads_to(answer).startswith(AGAIN)
    assert Authenticator.objects.filter(type="totp").exists()


def test_recovery_codes_are_not_shown_to_somebody_who_found_the_device_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_app(client)
    code = client.get("/account/keys/codes/").text.split("<code>")[1].split("</code>")[0]
    later(monkeypatch, TEN_MINUTES_S)

    answer = client.get("/account/keys/codes/")

    assert code not in answer.text


@pytest.mark.parametrize(("act", "email"), [("action_add", "third@example.org"), ("action_remove", "new@example.org")])
def test_the_address_is_not_changed_by_somebody_who_found_the_device_open(
    client: Client, monkeypatch: pytest.MonkeyPatch, act: str, email: str
) -> None:
    alice()
    signed_in_by_form(client, "alice")
    client.post("/account/email/", {"email": "new@example.org", "action_add": "1"})
    later(monkeypatch, TEN_MINUTES_S)

    answer = client.post("/account/email/", {"email": email, act: "1"})

    assert leads_to(answer).startswith(AGAIN)


def test_administration_asks_again_and_what_was_sent_is_done_then(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada(), a_section()
    signed_in_by_form(client, "ada")
    at_once = client.get("/admin/site/").status_code
    later(monkeypatch, TEN_MINUTES_S)
    form = {"name": "The Mole", "description": "", "language": "en", "time_zone": "UTC"}

    looked = client.get("/admin/members/?q=a")
    sent = client.post("/admin/site/", form)
    before = community().name
    wrong = client.post(sent["Location"], {"password": "not this one", "next": "/admin/site/"})
    answered = client.post(sent["Location"], {"password": PASSWORD, "next": "/admin/site/"})

    assert at_once == 200
    assert leads_to(looked) == f"{AGAIN}?next=/admin/members/?q=a"
    assert leads_to(sent) == f"{AGAIN}?next=/admin/site/"
    assert before != "The Mole"
    assert wrong.status_code == 200
    assert answered.status_code == 302
    assert community().name == "The Mole"


def test_what_was_wrong_with_what_was_sent_is_said_after_asking_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada()
    signed_in_by_form(client, "ada")
    later(monkeypatch, TEN_MINUTES_S)

    sent = client.post("/admin/site/", {"name": "", "description": "Kept text"})
    answered = client.post(sent["Location"], {"password": PASSWORD, "next": "/admin/site/"})

    assert "Kept text" in answered.text
    assert 'aria-invalid="true"' in answered.text


def test_a_code_counts_as_an_answer_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = with_app(client)
    later(monkeypatch, TEN_MINUTES_S)

    client.post("/account/again/code/", {"code": code_now(secret)})
    answer = client.get("/account/keys/app/remove/")

    assert answer.status_code == 200


def test_a_file_that_was_lost_over_the_question_is_told_of_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada()
    section = a_section()
    signed_in_by_form(client, "ada")
    later(monkeypatch, TEN_MINUTES_S)
    page = f"/admin/sections/{section.slug}/"
    form = {"name": "Harbour", "description": "", "kind": "talk", "order": "1", "tone": "1", "parent": ""}
    badge = SimpleUploadedFile("badge.jpg", a_picture(), content_type="image/jpeg")

    sent = client.post(page, form | {"picture": badge})
    done = client.post(sent["Location"], {"password": PASSWORD, "next": page})
    shown, shown_again = client.get(done["Location"]), client.get(page)

    told = "The file you chose was not kept"
    assert Section.objects.get(pk=section.pk).name == "Harbour"
    assert (told in shown.text, told in shown_again.text) == (True, False)


def test_nothing_is_told_of_a_file_where_none_was_sent(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ada()
    signed_in_by_form(client, "ada")
    later(monkeypatch, TEN_MINUTES_S)

    sent = client.post("/admin/site/", {"name": "The Mole", "description": "", "language": "en", "time_zone": "UTC"})
    done = client.post(sent["Location"], {"password": PASSWORD, "next": "/admin/site/"})

    assert "The file you chose" not in client.get(done["Location"]).text
