"""Browsers make and use passkeys at host names alone: where the address is a number, none is offered."""

import pytest
from django.test import Client
from tests.cast import alice, signed_in
from tests.reading import links, main_of, words

pytestmark = pytest.mark.django_db

ADD = "/account/keys/passkeys/add/"
SENTENCE = "Passkeys need a host name, and the address of this page has a number in its place."


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000"])
def test_at_a_number_of_this_machine_the_page_leads_to_its_name(client: Client, host: str) -> None:
    main = main_of(signed_in(client, alice()).get(ADD, headers={"host": host}))

    assert SENTENCE in words(main)
    assert links(main)["Open this page at localhost"] == f"http://localhost:8000{ADD}"
    assert main.find(".//passkey-form") is None


def test_at_a_number_of_another_machine_the_page_says_why_and_leads_back(client: Client) -> None:
    main = main_of(signed_in(client, alice()).get(ADD, headers={"host": "192.0.2.7"}))

    assert SENTENCE in words(main)
    assert links(main)["Back to your keys"] == "/account/keys/"
    assert "Open this page at localhost" not in links(main)
    assert main.find(".//passkey-form") is None


@pytest.mark.parametrize("host", ["localhost:8000", "forum.example.org", "12.example.org"])
def test_at_a_name_a_passkey_can_be_made(client: Client, host: str) -> None:
    main = main_of(signed_in(client, alice()).get(ADD, headers={"host": host}))

    assert SENTENCE not in words(main)
    assert main.find(".//passkey-form") is not None


@pytest.mark.parametrize(("host", "is_offered"), [("127.0.0.1:8000", False), ("localhost:8000", True)])
def test_signing_in_by_passkey_is_offered_at_names_alone(client: Client, host: str, is_offered: bool) -> None:
    main = main_of(client.get("/account/sign-in/", headers={"host": host}))

    assert (main.find(".//passkey-form") is not None) is is_offered
