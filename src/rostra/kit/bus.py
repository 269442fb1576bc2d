"""Telling every front what is stale and what happened, from any process. A lost message shows: see `bus_numbers.py`."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Protocol

import redis
import structlog
from redis.connection import parse_url

from rostra.kit.bus_numbers import Numbers
from rostra.kit.front_headers import EVERYTHING

_NEXT: dict[str, Any] = {"kind": "next"}  # says nothing but its number
_LONGEST_WAIT_S = 0.05  # a write never waits longer for a front that does not read
_REST_S = 2.0  # how long a server that did not answer is left alone
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
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        # Linux lets few datagrams wait (ten by default), so that a burst has to wait for the reader; the kernel's
        # own time-out is used, since Python's would spin: an unconnected socket always counts as writable.
        wait = struct.pack("ll", 0, int(_LONGEST_WAIT_S * 1_000_000))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, wait)

    def send(self, packed: bytes) -> None:
        """Send; without a front there is nobody to tell."""
        try:
            self._socket.sendto(packed, self._path)
        except (FileNotFoundError, ConnectionRefusedError):
            return


class RedisSender:
    """The fronts of all machines, through Redis or Valkey."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = redis.Redis.from_url(
            url, socket_timeout=_LONGEST_WAIT_S, socket_connect_timeout=_LONGEST_WAIT_S, retry=None
        )
        self._channel = channel_in(url)
        self._clock = clock
        self._resting_until = 0.0

    def send(self, packed: bytes) -> None:
        """Publish; after a failure the server is left alone for a while. Raises `redis.RedisError`."""
        if self._clock() < self._resting_until:
            return
        try:
            self._client.publish(self._channel, packed)
        except redis.RedisError:
            self._resting_until = self._clock() + _REST_S
            raise


def channel_in(url: str) -> str:
    """Return the channel for a database of Redis: channels are shared by all of them, forums keep to their own."""
    named: dict[str, Any] = parse_url(url)  # type: ignore[no-untyped-call] # redis-py's own
    return f"rostra:{named.get('db') or 0}"


def sender_to(socket_path: Path, redis_url: str) -> Sender:
    """Return the way to all fronts: through Redis where one is set, else to the front of this machine."""
    return RedisSender(redis_url) if redis_url else SocketSender(socket_path)


_sender: Sender | None = None
_timer: threading.Timer | None = None
_numbers = Numbers()


def connect(sender: Sender | None) -> None:
    """Send messages this way from now on; `None` sends none."""
    global _sender, _timer  # noqa: PLW0603 - one way for the process
    _sender = sender
    if _timer is not None:
        _timer.cancel()
        _timer = None


def publish(message: dict[str, Any]) -> None:
    """Send a message to every front. Never raises: fronts notice what is lost by the number of the next message.

    That one follows in a few seconds if nothing else does.
    """
    if _sender is None:
        return
    try:
        with _numbers.next(_LONGEST_WAIT_S) as numbered:
            _sender.send(json.dumps(message | numbered, separators=(",", ":")).encode())
    except Exception:
        log.exception("bus_message_lost", kind=message.get("kind"))
        _send_later()


def _send_later() -> None:
    """Say something in a while, unless that is meant already, and again until it is carried."""
    global _timer  # noqa: PLW0603 - one timer for the process
    if _timer is not None and _timer.is_alive():
        return
    _timer = threading.Timer(_REST_S + 1, _say_next)
    _timer.daemon = True
    _timer.start()


def _say_next() -> None:
    global _timer  # noqa: PLW0603 - as above
    _timer = None
    publish(_NEXT)


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
