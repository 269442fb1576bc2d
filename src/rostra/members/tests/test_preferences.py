"""Preferences, theme and notice."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from tests.cast import a_member, ada, alice, bob, signed_in, silenced, suspended

from rostra.members.models import Member

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


@pytest.mark.parametrize(
    "name",
    [
        "Moderator", "mоderatоr", "[Admin]", "Anna Admin", "anna  ADMIN", "Anna.Admin!", "Аnna Аdmin", "ada",
        "Ada \N{SHIELD}", "nimdA \u202eannA", "Anna\u200b Admin", "Anna Admin\u3164", "Anna Admin\ufe0f", "Bell\x07",
        "e\u0301\u0301\u0301\u0301", "\u2060",
    ],
)  # fmt: skip
def test_nobody_shows_themselves_as_somebody_else_or_the_house(client: Client, name: str) -> None:
    signed_in(Client(), ada()).post(PAGE, chosen(display_name="Anna Admin"))
    signed_in(client, alice())

    answer = client.post(PAGE, chosen(display_name=name))

    assert 'id="id_display_name_error"' in answer.text
    assert "I grow *leeks*." in answer.text
    assert (alice().display_name, alice().time_zone) == ("alice", "")


@pytest.mark.parametrize(
    "name", ["Alice", "alice", "Ålice Holm-Åsen", "アリス", "Alice (Bergen)", "Dr. A. Holm", "नेहा"]
)
def test_a_member_shows_any_name_that_is_nobody_elses(client: Client, name: str) -> None:
    bob(), signed_in(client, alice())

    client.post(PAGE, chosen(display_name=name))

    assert alice().display_name == name


def test_a_name_that_somebody_shows_is_free_again_when_they_show_another(client: Client) -> None:
    for name in ("Mona Berg", "Mona Lund"):
        signed_in(Client(), bob()).post(PAGE, chosen(display_name=name))

    signed_in(client, alice()).post(PAGE, chosen(display_name="Mona Berg"))

    assert alice().display_name == "Mona Berg"


def test_who_shows_a_name_from_before_keeps_it_and_may_change_the_rest(client: Client) -> None:
    Member.objects.filter(pk=alice().pk).update(display_name="Moderator")

    signed_in(client, alice()).post(PAGE, chosen(display_name="Moderator"))

    assert alice().time_zone == "Europe/Oslo"


def test_why_not_is_said_in_the_members_language(client: Client) -> None:
    Member.objects.filter(pk=alice().pk).update(language="de")

    answer = signed_in(client, alice()).post(PAGE, chosen(display_name="Anna\u200b"))

    assert "Der angezeigte Name enthält ein Zeichen, das niemand sieht." in answer.text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what is in its tables")
def test_looking_for_who_shows_a_name_reads_no_more_the_more_members_there_are() -> None:
    plan = Member.objects.looking_like("Mona Berg").explain()

    assert "SCAN" not in plan
    assert "member_by_shown_name" in plan


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


@pytest.mark.parametrize("let", [silenced, suspended])
@pytest.mark.parametrize("said", [{"about": "Buy umbrellas."}, {"display_name": "Umbrella Hall"}])
def test_who_may_not_write_changes_what_only_they_see(
    client: Client, let: Callable[[Member], Member], said: dict[str, str]
) -> None:
    member = let(a_member("mallet"))
    signed_in(client, member)
    as_it_is = {"display_name": member.display_name, "about": ""}

    refused = client.post(PAGE, chosen(**(as_it_is | said)))
    stored = client.post(PAGE, chosen(**as_it_is))

    assert "stay as they are" in refused.text
    assert all(text in refused.text for text in said.values())
    assert stored.status_code == 302
    member.refresh_from_db()
    assert (member.display_name, member.about, member.theme) == (as_it_is["display_name"], "", "dark")


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
