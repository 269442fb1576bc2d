"""Turns for writers: who asks first writes first, across all threads and processes that use one database file.

SQLite lets whoever happens to ask at the right moment go first, so that under load some wait a hundred times longer
than others. Here each writer draws a number and keeps the byte of that number in the lock file locked until it is done;
its turn has come when no smaller number is locked. The kernel gives up the locks of a process that dies.
"""

import fcntl
import os
import struct
import time
from pathlib import Path

_FLOCK = "hhqqi4x"  # struct flock: l_type, l_whence, l_start, l_len, l_pid
_COUNTER = 8  # bytes at the start of the file that hold the last number drawn
_FIRST = _COUNTER
# Asking again costs 2 µs; writers are done in 1 to 3 ms.
_PAUSE_NEXT_S = 0.0002
_PAUSE_S = 0.001
_PAUSE_MOST_S = 0.01


class TurnTimeout(Exception):  # noqa: N818 - it reads as what happened
    """Others wrote for longer than one may wait."""


class Turns:
    """The queue of writers at one lock file, as one database connection sees it. Not for use by two threads at once."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._number: int | None = None

    def take(self, patience_s: float) -> None:
        """Wait for this writer's turn. Raises `TurnTimeout` after `patience_s` seconds."""
        if self._number is not None:
            return
        self._number = self._draw()
        end = time.monotonic() + patience_s
        while ahead := self._ahead():
            if time.monotonic() > end:
                self.give_back()
                raise TurnTimeout
            time.sleep(_PAUSE_NEXT_S if ahead == 1 else min(_PAUSE_S * ahead, _PAUSE_MOST_S))

    def give_back(self) -> None:
        """Let the next writer go; harmless when it is not this one's turn."""
        if self._number is not None:
            self._lock(fcntl.F_UNLCK, self._number, 1)
            self._number = None

    def close(self) -> None:
        """Leave the queue and the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file, self._number = -1, None

    def _draw(self) -> int:
        """Draw a number, and lock it before anybody else can draw the next."""
        self._lock(fcntl.F_WRLCK, 0, _COUNTER)
        try:
            last = int.from_bytes(os.pread(self._file, _COUNTER, 0) or bytes(_COUNTER), "little")
            number = max(last + 1, _FIRST)
            os.pwrite(self._file, number.to_bytes(_COUNTER, "little"), 0)
            self._lock(fcntl.F_WRLCK, number, 1)
            return number
        finally:
            self._lock(fcntl.F_UNLCK, 0, _COUNTER)

    def _lock(self, kind: int, start: int, length: int) -> None:
        fcntl.fcntl(self._file, fcntl.F_OFD_SETLKW, struct.pack(_FLOCK, kind, os.SEEK_SET, start, length, 0))

    def _ahead(self) -> int:
        """Return how far away the turn is at most: 0 when no smaller number is locked."""
        number = self._number or 0
        asked = struct.pack(_FLOCK, fcntl.F_RDLCK, os.SEEK_SET, _FIRST, number - _FIRST, 0)
        if number == _FIRST:
            return 0
        kind, _, start, _, _ = struct.unpack(_FLOCK, fcntl.fcntl(self._file, fcntl.F_OFD_GETLK, asked))
        return 0 if kind == fcntl.F_UNLCK else number - int(start)
