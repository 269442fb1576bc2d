"""Asking for the cards of a post."""

import datetime as dt

import pytest

from rostra.events.wiring import Event
from rostra.links.actions.ask_for_cards import ask_for_cards
from rostra.links.events import CardAsked
from rostra.links.models import LinkCard
from rostra.links.queries import cards_for

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
URL = "https://courier.example/ferry"


def test_an_address_is_asked_for_once(announced: list[Event]) -> None:
    ask_for_cards(urls=[URL, URL], at=NOON)
    ask_for_cards(urls=[URL], at=NOON)

    assert announced == [CardAsked(card_id=LinkCard.objects.get().pk)]
    assert cards_for([URL]) == {}


def test_a_post_asks_for_ten_cards_at_most(announced: list[Event]) -> None:
    ask_for_cards(urls=[f"{URL}/{number}" for number in range(30)], at=NOON)

    assert len(announced) == 10


def test_an_address_that_fits_no_row_is_left_alone(announced: list[Event]) -> None:
    ask_for_cards(urls=[URL + "a" * 2000], at=NOON)

    assert announced == []
