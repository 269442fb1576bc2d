"""What the tests of this room share."""

import pytest

from rostra.events import announcing
from rostra.events.wiring import Effects, Event
from rostra.links.events import CardAsked, CardFetched


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Collect what is announced instead of letting it follow."""
    found: list[Event] = []
    noted = Effects(now=[found.append])
    monkeypatch.setattr(announcing, "wiring", lambda: {CardAsked: noted, CardFetched: noted})
    return found
