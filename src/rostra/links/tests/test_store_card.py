"""Keeping what a page said."""

import datetime as dt

import pytest

from rostra.events.wiring import Event
from rostra.links.actions.ask_for_cards import ask_for_cards
from rostra.links.actions.store_card import store_card
from rostra.links.events import CardFetched
from rostra.links.models import LinkCard
from rostra.links.page_facts import PageFacts
from rostra.links.queries import cards_for
from rostra.markup.context import Card

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
URL = "https://courier.example/ferry"
FACTS = PageFacts("Night ferry", "It runs.", "Courier")


def test_a_stored_card_is_shown_and_announced_once(announced: list[Event]) -> None:
    ask_for_cards(urls=[URL], at=NOON)
    card = LinkCard.objects.get()

    store_card(card_id=card.pk, facts=FACTS, at=NOON)
    store_card(card_id=card.pk, facts=PageFacts("Other"), at=NOON)

    assert cards_for([URL, "https://elsewhere.example/"]) == {URL: Card("Night ferry", "It runs.", "Courier")}
    assert announced[1:] == [CardFetched(url=URL)]


def test_a_page_without_a_title_gives_no_card(announced: list[Event]) -> None:
    ask_for_cards(urls=[URL], at=NOON)

    store_card(card_id=LinkCard.objects.get().pk, facts=PageFacts(site_name="courier.example"), at=NOON)

    assert cards_for([URL]) == {}
    assert len(announced) == 1


def test_reading_cards_takes_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        cards_for([URL, f"{URL}/2"])
    with django_assert_num_queries(0):  # type: ignore[operator]
        cards_for([])
