"""Pages that could not be fetched."""

import datetime as dt

import pytest

from rostra.events.wiring import Event
from rostra.links.actions.ask_for_cards import ask_for_cards
from rostra.links.actions.note_failure import note_failure
from rostra.links.models import LinkCard

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
URL = "https://courier.example/ferry"


@pytest.mark.parametrize(("days", "attempts", "asked"), [(0, 1, 1), (2, 1, 2), (2, 3, 1)])
def test_a_failed_page_is_asked_again_a_day_later_and_three_times_in_all(
    announced: list[Event], days: int, attempts: int, asked: int
) -> None:
    ask_for_cards(urls=[URL], at=NOON)
    for _attempt in range(attempts):
        note_failure(card_id=LinkCard.objects.get().pk, at=NOON)

    ask_for_cards(urls=[URL], at=NOON + dt.timedelta(days=days))

    assert len(announced) == asked
