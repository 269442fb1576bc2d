"""Setting the site up by its one-time link."""

import time

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from tests.cast import PASSWORD, ada

from rostra.community.models import Community
from rostra.members.models import Member
from rostra.operations.set_up_token import set_up_token
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> str:
    """The address that the server prints."""
    return f"/setup/{set_up_token(settings.SECRET_KEY)}/"


def typed(**changes: str) -> dict[str, str]:
    """What the first administrator types."""
    return {
        "site_name": "The Quayside", "description": "News and talk.", "admin_name": "Runa", "email": "runa@example.org",
        "password": PASSWORD, "news": "Harbour & Sea", "talk": "Long Table",
    } | changes  # fmt: skip


def test_one_form_opens_the_site(client: Client, link: str) -> None:
    answer = client.post(link, typed())

    member = Member.objects.get(name="Runa")
    assert answer["Location"] == "/"
    assert client.session[SESSION_KEY] == str(member.pk)
    assert member.group.slug == "administrators"
    assert Community.objects.get().name == "The Quayside"
    assert list(Section.objects.values_list("slug", "kind")) == [("harbour-sea", "news"), ("long-table", "talk")]


def test_the_administrator_signs_in_with_the_password_afterwards(client: Client, link: str) -> None:
    client.post(link, typed())
    other = Client()

    other.post("/account/sign-in/", {"login": "runa", "password": PASSWORD})

    assert SESSION_KEY in other.session


def test_the_administrator_goes_on_to_administration_and_is_not_asked_who_it_is_again(
    client: Client, link: str
) -> None:
    client.post(link, typed())

    assert client.get("/admin/site/").status_code == 200


def test_the_administrator_is_asked_again_after_ten_minutes(
    client: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(link, typed())
    then = time.time() + 600
    monkeypatch.setattr("time.time", lambda: then)

    assert client.get("/admin/site/")["Location"].startswith("/account/again/")


def test_the_link_works_once(client: Client, link: str) -> None:
    client.post(link, typed())

    assert Client().get(link).status_code == 404
    assert Client().post(link, typed(admin_name="Other", email="o@example.org")).status_code == 404


def test_with_an_administrator_there_is_no_link(client: Client, link: str) -> None:
    ada()

    assert client.get(link).status_code == 404


@pytest.mark.parametrize("token", ["x", "0" * 32, "ü" * 32])
def test_another_token_opens_nothing(client: Client, token: str) -> None:
    assert client.get(f"/setup/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [("site_name", ""), ("admin_name", "admin"), ("email", "nowhere"), ("password", "1234567890")],
)
def test_a_mistake_stands_at_its_field_and_the_rest_is_kept(client: Client, link: str, field: str, value: str) -> None:
    answer = client.post(link, typed(**{field: value}))

    assert f'id="id_{field}_error"' in answer.text
    assert 'value="Harbour &amp; Sea"' in answer.text
    assert not Member.objects.exists()


def test_two_sections_of_one_name_are_refused_and_nothing_is_stored(client: Client, link: str) -> None:
    answer = client.post(link, typed(news="Talk", talk="Talk"))

    assert 'id="id_talk_error"' in answer.text
    assert not Member.objects.exists()


def test_looking_at_the_page_sets_no_cookie(client: Client, link: str) -> None:
    answer = client.get(link)

    assert answer.status_code == 200
    assert not answer.cookies


def test_the_page_lets_the_browser_say_where_its_form_comes_from(client: Client, link: str) -> None:
    # With `no-referrer` browsers send `Origin: null`, which the protection against forged forms refuses.
    assert "no-referrer" not in client.get(link).text
