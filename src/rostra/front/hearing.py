"""What the bus tells: which pages are stale, what happened, whose session ended, who came to another front."""

import asyncio
from typing import TYPE_CHECKING, Any

from rostra.front.cache import PageCache
from rostra.front.elsewhere import Elsewhere
from rostra.front.live import Live
from rostra.kit.front_headers import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable


class Ears:
    """Acts on the messages of the bus."""

    def __init__(self, cache: PageCache, live: Live, elsewhere: Elsewhere | None = None) -> None:
        self._live = live
        self._elsewhere = elsewhere
        self._checks: set[asyncio.Task[None]] = set()
        self._acts: dict[str, Callable[[dict[str, Any]], None]] = {
            "purge": lambda told: cache.purge(told["keys"]),
            "purge-all": lambda _told: cache.purge([EVERYTHING]),
            "live": lambda told: live.streams.tell(told["id"], told["channel"], told["event"], told["data"]),
            "end-session": lambda told: live.streams.end_session(told["session"]),
            "recheck": self._recheck,
            "came": self._somebody_came,
            "deaf": lambda _told: cache.doubt(is_doubted=True),
            "hearing": lambda _told: cache.doubt(is_doubted=False),
        }

    def hear(self, told: dict[str, Any]) -> None:
        """Act on one message; a kind of a later version is left alone."""
        act = self._acts.get(str(told.get("kind")))
        if act is not None:
            act(told)

    def _somebody_came(self, told: dict[str, Any]) -> None:
        if self._elsewhere and not self._elsewhere.is_own(told):
            for place, who, name in told["who"]:
                self._live.came(place, who, name)

    def _recheck(self, told: dict[str, Any]) -> None:
        newest = self._live.streams.newest if told.get("missed") else None
        task = asyncio.create_task(self._live.recheck(told["channel"], heard_until=newest))
        self._checks.add(task)
        task.add_done_callback(self._checks.discard)
