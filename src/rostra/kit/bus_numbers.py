"""Lost messages of the bus show: each sender has a random name and counts what it says; a listener sees a gap."""

import os
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

_SENDERS_REMEMBERED = 1_000  # who is forgotten counts as new when it speaks again


class TurnNotComeError(Exception):
    """Others of this process have been sending for so long that this message is given up."""


class Numbers:
    """The name and the running numbers of one sending process. Thread-safe; a child process begins anew.

    A number is used up also by a message that is lost, so that the next one that arrives shows it.
    """

    def __init__(self) -> None:
        self._begin()
        os.register_at_fork(after_in_child=self._begin)

    def _begin(self) -> None:
        self._name = secrets.token_hex(8)
        self._numbers: Iterator[int] = count(1)
        self._turn = threading.Lock()

    @contextmanager
    def next(self, patience_s: float) -> Iterator[dict[str, Any]]:
        """Give name and number of the next message, which is sent inside the block: in the order of the numbers."""
        turn = self._turn
        if not turn.acquire(timeout=patience_s):
            next(self._numbers)
            raise TurnNotComeError
        try:
            yield {"from": self._name, "number": next(self._numbers)}
        finally:
            turn.release()


class Gaps:
    """What a listener remembers of each sender, to notice that something was said that it did not hear."""

    def __init__(self) -> None:
        self._last: OrderedDict[str, int] = OrderedDict()

    def is_behind(self, message: dict[str, Any]) -> bool:
        """Say whether a message is not the one that had to come next from its sender; a new one begins with 1."""
        sender, number = message.get("from"), message.get("number")
        if not isinstance(sender, str) or not isinstance(number, int):
            return False
        last = self._last.pop(sender, 0)
        self._last[sender] = max(last, number)
        while len(self._last) > _SENDERS_REMEMBERED:
            self._last.popitem(last=False)
        return number != last + 1


def forget_everything(hear: Callable[[dict[str, Any]], None]) -> None:
    """Have a front trust nothing that it keeps, and ask for what open pages missed: what was said is unknown."""
    hear({"kind": "purge-all"})
    hear({"kind": "recheck", "channel": "*", "missed": True})
