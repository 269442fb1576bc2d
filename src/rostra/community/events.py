"""What happens to the site as a whole."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class CommunityChanged(Event):
    """Name, language, notice or the like were changed: every page shows them."""

    name: ClassVar[str] = "community.changed"
