"""Telling every front what is stale and what happened, from any process. Losing a message does no harm."""

import json
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Protocol

import structlog

from rostra.kit.front_headers import EVERYTHING

CHANNEL = "rostra"
log = structlog.get_logger()
_stale: ContextVar[set[str] | None] = ContextVar("rostra_stale", default=None)


class Sender(Protocol):
    """A way to all fronts."""

    def send(self, packed: bytes) -> None:
        """Hand over one message without waiting for anybody."""


class SocketSender:
    """The front of this machine, by a datagram to its socket."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)

    def send(self, packed: bytes) -> None:
        """Send; without a front there is nobody to tell."""
        try:
            self._socket.sendto(packed, self._path)
        except (FileNotFoundError, ConnectionRefusedError):
            return


_sender: Sender | None = None


def connect(sender: Sender | None) -> None:
    """Send messages this way from now on; `None` sends none."""
    global _sender  # noqa: PLW0603 - one way for the process
    _sender = sender


def publish(message: dict[str, Any]) -> None:
    """Send a message to every front. Never raises: what is lost is made up for by time and by reconnecting."""
    if _sender is None:
        return
    try:
        _sender.send(json.dumps(message, separators=(",", ":")).encode())
    except Exception:
        log.exception("bus_message_lost", kind=message.get("kind"))


def purge(keys: Iterable[str]) -> None:
    """Make stale what fronts keep under these keys; within a request its answer says so too."""
    listed = list(keys)
    stale = _stale.get()
    if stale is not None:
        stale.update(listed)
    publish({"kind": "purge", "keys": listed})


def purge_all() -> None:
    """Make everything stale that fronts keep."""
    stale = _stale.get()
    if stale is not None:
        stale.add(EVERYTHING)
    publish({"kind": "purge-all"})


@contextmanager
def collecting() -> Iterator[set[str]]:
    """Give the keys that are purged inside the block, for the header of the answer."""
    stale: set[str] = set()
    mark = _stale.set(stale)
    try:
        yield stale
    finally:
        _stale.reset(mark)
