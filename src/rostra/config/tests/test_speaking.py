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
