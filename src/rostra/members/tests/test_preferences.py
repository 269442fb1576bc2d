"""Preferences, theme and notice."""

import pytest
from django.test import Client
from tests.cast import alice, signed_in

pytestmark = pytest.mark.django_db

PAGE = "/account/preferences/"


def chosen(**changes: str) -> dict[str, str]:
    """What the form sends."""
    return {
        "display_name": "Alice  Holm", "about": "I grow *leeks*.", "language": "", "time_zone": "Europe/Oslo",
        "theme": "dark", "posts_per_page": "50", "is_invisible": "on",
    } | changes  # fmt: skip


def test_the_page_stores_what_was_chosen(client: Client) -> None:
    signed_in(client, alice())

    answer = client.post(PAGE, chosen())
    shown = client.get(answer["Location"])

    member = alice()
    assert (member.display_name, member.time_zone, member.theme) == ("Alice Holm", "Europe/Oslo", "dark")
    assert (member.posts_per_page, member.is_invisible) == (50, True)
    assert "<em>leeks</em>" in member.about_html
    assert "Saved." in shown.text


@pytest.mark.parametrize(
    ("field", "value"),
    [("posts_per_page", "9"), ("posts_per_page", "51"), ("time_zone", "Mars/Olympus"), ("theme", "pink")],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_stored(client: Client, field: str, value: str) -> None:
    signed_in(client, alice())

    answer = client.post(PAGE, chosen(**{field: value}))

    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in answer.text
    assert "I grow *leeks*." in answer.text
    assert alice().display_name == "alice"


def test_interface_words_about_a_member_are_in_the_language_of_whoever_looks(client: Client) -> None:
    signed_in(client, alice())
    client.post(PAGE, chosen(about="- [x] Leeks", language="de"))

    german, english = client.get("/m/alice/").text, Client().get("/m/alice/").text

    assert 'aria-label="Erledigt"' in german
    assert 'aria-label="Done"' in english


def test_about_never_carries_script(client: Client) -> None:
    signed_in(client, alice())

    client.post(PAGE, chosen(about="<script>alert(1)</script> [x](javascript:alert(1))"))

    assert "<script" not in alice().about_html
    assert 'href="javascript' not in alice().about_html


def test_a_stranger_is_led_to_sign_in_and_back(client: Client) -> None:
    answer = client.get(PAGE)

    assert answer["Location"] == f"/account/sign-in/?next={PAGE}"


def test_the_footer_sets_the_theme_of_a_member(client: Client) -> None:
    signed_in(client, alice())

    answer = client.post("/theme/", {"theme": "dark", "next": "/t/1/x/"})

    assert answer["Location"] == "/t/1/x/"
    assert alice().theme == "dark"


def test_the_footer_sets_a_guests_theme_in_a_cookie_and_takes_it_away(client: Client) -> None:
    client.post("/theme/", {"theme": "dark", "next": "https://evil.example/"})
    dark = client.cookies["rostra_theme"].value
    client.post("/theme/", {"theme": "auto"})

    assert dark == "dark"
    assert client.cookies["rostra_theme"].value == ""


def test_a_notice_is_put_away_for_a_member_on_all_devices(client: Client) -> None:
    signed_in(client, alice())

    client.post("/notice/dismiss/", {"number": "3"})
    client.post("/notice/dismiss/", {"number": "2"})

    assert alice().dismissed_notice == 3


def test_a_notice_is_put_away_for_a_guest_by_a_cookie(client: Client) -> None:
    answer = client.post("/notice/dismiss/", {"number": "3", "next": "/s/x/"})

    assert answer["Location"] == "/s/x/"
    assert client.cookies["rostra_dismissed"].value == "3"


@pytest.mark.parametrize("address", ["/theme/", "/notice/dismiss/"])
def test_what_changes_something_is_no_link(client: Client, address: str) -> None:
    assert client.get(address).status_code == 405
