"""The listening side of the bus, for a front: datagrams on its socket, or a channel of Redis."""

import asyncio
import contextlib
import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import redis.asyncio
import structlog

from rostra.kit.bus import channel_in
from rostra.kit.bus_numbers import Gaps, forget_everything

log = structlog.get_logger()
Hear: TypeAlias = Callable[[dict[str, Any]], None]

_RECEIVE_BYTES = 4 * 1024 * 1024
_LARGEST = 1024 * 1024
_PAUSES_S = (0.2, 0.5, 1.0, 2.0, 5.0)
_CONNECT_S = 5.0
DEAF: dict[str, Any] = {"kind": "deaf"}
"""What a front hears when the bus is lost: nobody tells it any more what is stale."""
HEARING: dict[str, Any] = {"kind": "hearing"}
"""And when it is back."""


def take(packed: bytes, hear: Hear, gaps: Gaps) -> None:
    """Hand one message on; what is malformed, or fails, is logged and does not stop the next.

    When one before it was lost, everything kept is forgotten first.
    """
    try:
        message = json.loads(packed)
        if isinstance(message, dict):
            if gaps.is_behind(message):
                log.warning("bus_gap", sender=message["from"], number=message["number"])
                forget_everything(hear)
            hear(message)
    except Exception:
        log.exception("bus_message_not_understood")


class SocketListener:
    """Listens on a Unix datagram socket that it makes anew and removes at the end."""

    def __init__(self, path: Path, hear: Hear) -> None:
        self._path = path
        self._hear = hear
        self._gaps = Gaps()
        self._own = 0
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)

    def start(self) -> None:
        """Begin to listen; call inside the running loop."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BYTES)
        self._socket.bind(str(self._path))
        self._path.chmod(0o600)
        self._own = self._path.stat().st_ino
        asyncio.get_running_loop().add_reader(self._socket, self._read)

    def _read(self) -> None:
        # All that waits, so that senders of a burst are let go at once.
        with contextlib.suppress(BlockingIOError):
            while True:
                take(self._socket.recv(_LARGEST), self._hear, self._gaps)

    async def close(self) -> None:
        """Stop."""
        asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()
        # A front that was started meanwhile has made its own at the same place; that one must stay.
        with contextlib.suppress(FileNotFoundError):
            if self._path.stat().st_ino == self._own:
                self._path.unlink()


class RedisListener:
    """Listens to a channel of Redis and comes back when the server was away."""

    def __init__(self, url: str, hear: Hear) -> None:
        self._url = url
        self._hear = hear
        self._gaps = Gaps()
        self._task: asyncio.Task[None] | None = None
        self.is_listening = asyncio.Event()

    def start(self) -> None:
        """Begin to listen; call inside the running loop."""
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        failures = 0
        while True:
            try:
                await self._listen()
            except (redis.RedisError, OSError) as error:
                log.warning("bus_lost", error=type(error).__name__)
            except Exception:
                log.exception("bus_lost")
            self._hear(DEAF)
            if self.is_listening.is_set():
                failures = 0
            self.is_listening.clear()
            await asyncio.sleep(_PAUSES_S[min(failures, len(_PAUSES_S) - 1)])
            failures += 1

    async def _listen(self) -> None:
        client = redis.asyncio.Redis.from_url(self._url, socket_connect_timeout=_CONNECT_S, **_patience(self._url))
        async with client, client.pubsub() as heard:
            await heard.subscribe(channel_in(self._url))
            async for message in heard.listen():
                if message["type"] == "subscribe":
                    # What was said while nobody listened is unknown, so that nothing kept can be trusted.
                    forget_everything(self._hear)
                    self._hear(HEARING)
                    self.is_listening.set()
                elif message["type"] == "message":
                    take(message["data"], self._hear, self._gaps)

    async def close(self) -> None:
        """Stop."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task


def _patience(url: str) -> dict[str, Any]:
    """Return what shows within half a minute that a server is gone which does not even say so."""
    if url.startswith("unix:"):
        return {}
    quick = {}
    if sys.platform.startswith("linux"):
        quick = {socket.TCP_KEEPIDLE: 15, socket.TCP_KEEPINTVL: 5, socket.TCP_KEEPCNT: 3}
    return {"socket_keepalive": True, "socket_keepalive_options": quick}


def listener_on(socket_path: Path, redis_url: str, hear: Hear) -> SocketListener | RedisListener:
    """Return a listener: to Redis where one is set, else to this machine's processes."""
    return RedisListener(redis_url, hear) if redis_url else SocketListener(socket_path, hear)
