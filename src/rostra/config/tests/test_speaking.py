"""Language and time of pages."""

import pytest
from django.test import Client
from tests.cast import alice, signed_in

from rostra.community.actions.change_community import change_community

pytestmark = pytest.mark.django_db


def test_guests_are_spoken_to_in_the_sites_language_whatever_their_browser_says(client: Client) -> None:
    change_community(name="Quay", description="", language="de", time_zone="UTC")

    answer = client.get("/account/sign-in/", headers={"Accept-Language": "fr"})

    assert '<html lang="de"' in answer.text
    assert answer["Content-Language"] == "de"


def test_members_are_spoken_to_in_the_language_they_chose(client: Client) -> None:
    member = alice()
    member.language = "de"
    member.save(update_fields=["language"])

    assert '<html lang="de"' in signed_in(client, member).get("/account/preferences/").text


def test_front_hears_the_language_and_the_name_of_the_site_with_every_answer(client: Client) -> None:
    change_community(name="Käse & Kai", description="", language="de", time_zone="UTC")
    member = alice()
    member.language = "en"
    member.save(update_fields=["language"])

    assert client.get("/nowhere/")["Rostra-Site"] == "de K%C3%A4se%20%26%20Kai"
    assert signed_in(client, member).get("/account/preferences/")["Rostra-Site"] == "de K%C3%A4se%20%26%20Kai"
