"""Who registers from a topic comes back to it."""

import pytest
from django.test import Client
from pytest_django import Settings
from tests.cast import PASSWORD, a_topic, alice
from tests.letters import letters
from tests.reading import Answer, document, links, main_of

from rostra.members.tests.test_register import PAGE, typed

pytestmark = pytest.mark.django_db

TO = "nora@example.org"


def next_in(answer: Answer) -> str:
    """Return where the form of a page says that its reader came from."""
    return next((field.get("value", "") for field in main_of(answer).iterfind(".//input[@name='next']")), "")


def confirmed(client: Client) -> Answer:
    """Follow the link in the first letter, and send the form there as it stands."""
    link = letters(TO)[0].path
    shown = client.get(link)
    form = document(shown).find(".//main//form[@method='post']")
    assert form is not None
    return client.post(form.get("action", ""), {"next": next_in(shown)})


def registered(client: Client) -> str:
    """Follow "Register a new account" below a topic, make a mistake, then register; return the topic's address."""
    topic = f"/t/{a_topic('Boats').pk}/boats/"
    form = client.get(links(main_of(client.get(topic)))["Register a new account"])
    mistake = client.post(PAGE, typed(username="x", next=next_in(form)))
    client.post(PAGE, typed(next=next_in(mistake)))
    return topic


def test_who_confirms_in_the_same_browser_comes_back(client: Client) -> None:
    topic = registered(client)

    assert confirmed(client)["Location"] == topic
    assert "_auth_user_id" in client.session


def test_who_looks_into_the_mail_after_a_while_comes_back_by_signing_in(client: Client, settings: Settings) -> None:
    topic = registered(client)
    settings.ACCOUNT_LOGIN_TIMEOUT = -1

    answer = confirmed(client)
    sign_in = client.get(answer["Location"])
    signed_in = client.post("/account/sign-in/", {"login": TO, "password": PASSWORD, "next": next_in(sign_in)})

    assert "_auth_user_id" in client.session
    assert "Your e-mail address is confirmed." in sign_in.text
    assert signed_in["Location"] == topic


def test_who_confirms_in_another_browser_comes_back_by_signing_in_there(client: Client) -> None:
    topic = registered(client)

    answer = confirmed(Client())

    assert answer["Location"] == f"/account/sign-in/?done=confirmed&next={topic}"


def test_who_signs_in_for_another_letter_comes_back(client: Client) -> None:
    topic = f"/t/{a_topic('Boats').pk}/boats/"
    told = client.post(PAGE, typed(next=topic), follow=True)
    sign_in = client.get(links(main_of(told))["Sign in"])
    client.post("/account/sign-in/", {"login": TO, "password": PASSWORD, "next": next_in(sign_in)})

    assert confirmed(client)["Location"] == topic


def test_who_signs_in_by_the_frame_of_the_page_about_the_letter_comes_back(client: Client) -> None:
    topic = registered(client)
    confirmed(client)

    answer = client.get(f"/account/confirm/?next={topic}")

    assert answer["Location"] == topic


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"])
def test_nobody_is_led_elsewhere(client: Client, elsewhere: str) -> None:
    told = client.post(PAGE, typed(next=elsewhere))
    letter = letters(TO)[0]
    link = f"{letter.path}?next={elsewhere}"

    assert told["Location"] == "/account/confirm/"
    assert "next" not in letter.text
    assert next_in(Client().get(link)) == ""
    assert Client().post(link, {"next": elsewhere})["Location"] == "/account/sign-in/?done=confirmed"


def test_a_known_address_is_answered_as_an_unknown_one() -> None:
    topic = f"/t/{a_topic('Boats', by=alice()).pk}/boats/"

    known = Client().post(PAGE, typed(email="alice@example.org", next=topic))
    unknown = Client().post(PAGE, typed(next=topic))

    assert known["Location"] == unknown["Location"] == f"/account/confirm/?next={topic}"
