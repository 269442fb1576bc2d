"""From an address to a card."""

import datetime as dt

import pytest

from rostra.kit.fetching import Fetched, NotFetchedError
from rostra.links import effects
from rostra.links.actions.ask_for_cards import ask_for_cards
from rostra.links.events import CardAsked
from rostra.links.models import LinkCard
from rostra.links.queries import cards_for

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
URL = "https://courier.example/ferry"


@pytest.mark.usefixtures("announced")
def test_the_effect_run_twice_fetches_once(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []

    def page(url: str) -> Fetched:
        fetched.append(url)
        return Fetched(url, "text/html", None, b"<title>Night ferry</title>")

    monkeypatch.setattr(effects, "fetch", page)
    ask_for_cards(urls=[URL], at=NOON)
    event = CardAsked(card_id=LinkCard.objects.get().pk)

    effects.fetch_card(event)
    effects.fetch_card(event)

    assert fetched == [URL]
    assert cards_for([URL])[URL].title == "Night ferry"


@pytest.mark.usefixtures("announced")
def test_a_page_that_cannot_be_fetched_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    def private(url: str) -> Fetched:
        raise NotFetchedError("private", url)

    monkeypatch.setattr(effects, "fetch", private)
    ask_for_cards(urls=[URL], at=NOON)

    effects.fetch_card(CardAsked(card_id=LinkCard.objects.get().pk))

    card = LinkCard.objects.get()
    assert card.attempts == 1
    assert card.failed_at is not None
