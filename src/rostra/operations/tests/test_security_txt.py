"""Where faults are reported."""

import dataclasses

import pytest
from django.test import Client

from rostra.kit.reading_settings import configuration
from rostra.operations import views

PAGE = "/.well-known/security.txt"
pytestmark = pytest.mark.django_db


def test_there_is_none_until_somebody_wants_to_hear_of_faults(client: Client) -> None:
    assert client.get(PAGE).status_code == 404


def test_it_names_the_contact_until_when_it_is_good_and_where_it_stands(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = dataclasses.replace(configuration(), security_contact="mailto:safe@example.org")
    monkeypatch.setattr(views, "configuration", lambda: said)

    answer = client.get(PAGE)

    assert answer["Content-Type"].startswith("text/plain")
    assert answer.text.startswith("Contact: mailto:safe@example.org\nExpires: 20")
    assert f"Canonical: {said.base_url}{PAGE}\n" in answer.text
