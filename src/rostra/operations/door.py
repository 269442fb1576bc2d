"""The door of a machine's workers: one of them opens it, hears who knocks, and sees to the machine's own jobs."""

import fcntl
import os
import select
import socket
import time
from contextlib import suppress
from pathlib import Path

from rostra.kit.configuration import run_folder_of
from rostra.kit.reading_settings import configuration


def door_path() -> Path:
    """Return the socket at which the workers of this machine hear that there is something to do."""
    return run_folder_of(configuration().data) / "tasks.sock"


def knock() -> None:
    """Wake the workers of this machine; those of others look once a second."""
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as one:
        one.sendto(b"1", str(door_path()))


class Door:
    """The door as one worker process sees it."""

    def __init__(self) -> None:
        self._path = door_path()
        self._lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._ear: socket.socket | None = None

    @property
    def is_mine(self) -> bool:
        """Whether this process opened the door."""
        return self._ear is not None

    def wait(self, seconds: float) -> bool:
        """Wait for a knock, and say whether there was one. Opens the door when nobody has it open."""
        if self._ear is None:
            self._try_to_open()
        if self._ear is None:
            time.sleep(seconds)
            return False
        if not select.select([self._ear], [], [], seconds)[0]:
            return False
        with suppress(BlockingIOError):
            while self._ear.recv(16):
                pass
        return True

    def close(self) -> None:
        """Leave the door to another process."""
        if self._ear is not None:
            self._ear.close()
            self._path.unlink(missing_ok=True)
        os.close(self._lock)

    def _try_to_open(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        self._path.unlink(missing_ok=True)
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._ear.bind(str(self._path))
