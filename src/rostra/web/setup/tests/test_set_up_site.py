"""Setting the site up by its one-time link."""

import time
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from tests.cast import PASSWORD, ada
from tests.reading import by_id, main_of

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
        "language": "en", "time_zone": "UTC",
        "password": PASSWORD, "news": "Harbour & Sea", "talk": "Long Table",
    } | changes  # fmt: skip


def chosen(form: Element, name: str) -> str | None:
    """What a select says."""
    return next(option.get("value") for option in by_id(form, name).iter("option") if "selected" in option.attrib)


def test_one_form_opens_the_site(client: Client, link: str) -> None:
    answer = client.post(link, typed())

    member = Member.objects.get(name="Runa")
    assert answer["Location"] == "/"
    assert client.session[SESSION_KEY] == str(member.pk)
    assert member.group.slug == "administrators"
    assert Community.objects.get().name == "The Quayside"
    assert list(Section.objects.values_list("slug", "kind")) == [("harbour-sea", "news"), ("long-table", "talk")]


def test_the_site_speaks_and_tells_the_time_to_guests_as_was_chosen(client: Client, link: str) -> None:
    client.post(link, typed(language="de", time_zone="Europe/Berlin"))

    page = Client().get("/", headers={"Accept-Language": "en"}).text

    assert '<html lang="de"' in page
    assert 'data-zone="Europe/Berlin"' in page
    assert Member.objects.get().time_zone == Member.objects.get().language == ""  # as the site


@pytest.mark.parametrize(("accepted", "language", "news"), [
    ("de-AT,de;q=0.9,en;q=0.8", "de", "Nachrichten"), ("fr", "en", "News"), ("", "en", "News"),
])  # fmt: skip
def test_the_form_speaks_as_the_browser_asks_and_offers_that_language(
    client: Client, link: str, accepted: str, language: str, news: str
) -> None:
    answer = client.get(link, headers={"Accept-Language": accepted})

    form = main_of(answer)
    assert answer["Content-Language"] == language
    assert chosen(form, "id_language") == language
    assert by_id(form, "id_news").get("value") == news


def test_the_language_that_was_chosen_is_spoken_from_the_next_page_on(client: Client, link: str) -> None:
    answer = client.post(link, typed(language="de", email=""), headers={"Accept-Language": "en"})

    assert '<html lang="de"' in answer.text
    assert chosen(main_of(answer), "id_language") == "de"


def test_the_browsers_time_zone_is_proposed_unless_somebody_has_chosen(client: Client, link: str) -> None:
    first = by_id(main_of(client.get(link)), "id_time_zone")
    again = main_of(client.post(link, typed(email="", time_zone="Asia/Tokyo")))
    Community.objects.update(time_zone="America/Lima")
    of_settings = main_of(client.get(link))

    assert "data-own-zone" in first.attrib
    assert chosen(again, "id_time_zone") == "Asia/Tokyo"
    assert chosen(of_settings, "id_time_zone") == "America/Lima"
    assert "data-own-zone" not in by_id(again, "id_time_zone").attrib | by_id(of_settings, "id_time_zone").attrib


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
    [
        ("site_name", ""),
        ("admin_name", "admin"),
        ("email", "nowhere"),
        ("language", "tlh"),
        ("time_zone", "Atlantis"),
        ("password", "1234567890"),
    ],
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
