"""What happens to link cards."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class CardAsked(Event):
    """A post names an address of which nothing is known yet."""

    name: ClassVar[str] = "links.card_asked"
    card_id: int


@dataclass(frozen=True)
class CardFetched(Event):
    """The card of an address can be shown."""

    name: ClassVar[str] = "links.card_fetched"
    url: str
