"""How much work something is, whatever the machine and what else it does: against a piece of work of known size."""

import time
from collections.abc import Callable

_STEPS = 300_000  # about a fortieth of a second of an ordinary processor


def work_of(act: Callable[[], object]) -> float:
    """Return the processor time that something takes, in pieces of work of about a fortieth of a second.

    The piece is measured before and after, and the slower counts: a machine that slows down meanwhile says nothing.
    """
    before = _seconds(_piece)
    taken = _seconds(act)
    return taken / max(before, _seconds(_piece))


def _piece() -> int:
    return sum(step * step % 7 for step in range(_STEPS))


def _seconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started
