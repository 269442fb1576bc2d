"""Who came to which front is known by all of them, so that none says that nobody is there."""

import asyncio
import secrets
from collections import OrderedDict
from typing import Any, Protocol

from rostra.front.presence import WINDOW_S

_TOGETHER_S = 1.0  # who comes within a second is told in one message
_AGAIN_S = WINDOW_S / 3  # who stays is told again, well before others forget them
_REMEMBERED = 50_000
_MOST = 5_000  # in one message; beyond that the number says "many" anyway


class Voice(Protocol):
    """A way to the other fronts."""

    async def say(self, message: dict[str, Any]) -> None:
        """Send a message that may be lost."""


class Elsewhere:
    """Tells other fronts who came here. A member is an address and a name, a guest a mark without a name."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._own = secrets.token_hex(8)
        self._told: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._waiting: list[tuple[str, str, str]] = []
        self._telling: asyncio.Task[None] | None = None

    def tell(self, place: str, who: str, name: str = "") -> None:
        """Tell in a moment that somebody is at a place, unless that was told lately."""
        now = asyncio.get_running_loop().time()
        if self._told.get((place, who), -_AGAIN_S) > now - _AGAIN_S or len(self._waiting) >= _MOST:
            return
        self._told[place, who] = now
        self._told.move_to_end((place, who))
        while len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        self._waiting.append((place, who, name))
        if self._telling is None:
            self._telling = asyncio.create_task(self._tell_all())

    async def _tell_all(self) -> None:
        await asyncio.sleep(_TOGETHER_S)
        came, self._waiting = self._waiting, []
        await self._voice.say({"kind": "came", "by": self._own, "who": came})
        self._telling = asyncio.create_task(self._tell_all()) if self._waiting else None

    def is_own(self, told: dict[str, Any]) -> bool:
        """Say whether a message is what this front told."""
        return bool(told["by"] == self._own)
