"""Waiting for what other processes do: asked again and again until it is so, never slept for."""

import time
from collections.abc import Callable

_PAUSE_S = 0.02


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    """Say whether `is_so` becomes true within so many seconds; what cannot connect yet counts as not so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if is_so():
                return True
        except OSError:
            pass
        time.sleep(_PAUSE_S)
    return False
