"""Addresses without the slash at their end, as people type them and mail programs cut them."""

import pytest
from django.test import Client
from tests.cast import a_section, a_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("/s/harbour", "/s/harbour/"),
        ("/s/harbour?sort=newest", "/s/harbour/?sort=newest"),
        ("/account/sign-in", "/account/sign-in/"),
        ("/account/confirm/cut-off", "/account/confirm/cut-off/"),
    ],
)
def test_an_address_without_its_last_slash_leads_to_the_one_that_has_it(client: Client, typed: str, whole: str) -> None:
    a_section("harbour")

    answer = client.get(typed)

    assert (answer.status_code, answer["Location"]) == (301, whole)


@pytest.mark.parametrize("nowhere", ["/nowhere", "/nowhere/", "/t/99999/"])
def test_what_is_nowhere_stays_nowhere(client: Client, nowhere: str) -> None:
    a_topic("The ferry")

    assert client.get(nowhere).status_code == 404


def test_a_form_that_was_sent_there_is_not_led_on_without_its_text(client: Client) -> None:
    assert client.post("/account/sign-in").status_code == 404
