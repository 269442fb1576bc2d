"""What the menu "Create new…" offers."""

import pytest
from django.test import Client
from tests.cast import a_news_section, a_section, bob, erin, signed_in
from tests.reading import document, links, words

pytestmark = pytest.mark.django_db


def offered(client: Client) -> list[str]:
    """The entries of the menu on the front page."""
    menus = [menu for menu in document(client.get("/")).iter("details") if "Create new…" in words(menu)]
    return list(links(menus[0])) if menus else []


def test_a_stranger_is_offered_nothing(client: Client) -> None:
    a_section("long-table")

    assert offered(client) == []


def test_a_member_is_offered_the_sections_they_may_write_in(client: Client) -> None:
    a_news_section("town-hall")
    a_section("long-table")

    assert offered(signed_in(client, bob())) == ["TopicLong Table"]


def test_an_editor_of_many_sections_still_finds_the_talk(client: Client) -> None:
    for number in range(7):
        a_news_section(f"news-{number}")
    a_section("long-table")

    assert "TopicLong Table" in offered(signed_in(client, erin()))
