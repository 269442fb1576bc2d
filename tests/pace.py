"""How much work something is, whatever the machine and what else it does: against a piece of work of known size."""

import time
from collections.abc import Callable

_STEPS = 300_000  # a hundredth of a second of a fast processor, three of a slow one
_TRIES = 3


def takes_at_most(pieces: int, act: Callable[[], object]) -> bool:
    """Say whether something takes no more processor time than so many pieces of work of 10 to 30 ms.

    What else the machine does only ever adds, so that the best of some tries counts.
    """
    return any(_work(act) <= pieces for _ in range(_TRIES))


def _work(act: Callable[[], object]) -> float:
    before = _seconds(_piece)
    taken = _seconds(act)
    return taken / max(before, _seconds(_piece))


def _piece() -> int:
    return sum(step * step % 7 for step in range(_STEPS))


def _seconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started
