"""What the bus tells: which pages are stale, what happened, whose session ended."""

import asyncio
import contextlib
from pathlib import Path
from socket import AF_UNIX, SOCK_DGRAM, socket
from typing import TYPE_CHECKING, Any

import redis.asyncio
import structlog

from rostra.front.cache import PageCache
from rostra.front.live import Live, understood
from rostra.kit.bus import CHANNEL
from rostra.kit.front_headers import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable

log = structlog.get_logger()
_AGAIN_S = 1.0


class Ears:
    """Acts on the messages of the bus."""

    def __init__(self, cache: PageCache, live: Live) -> None:
        self._cache = cache
        self._live = live
        self._checks: set[asyncio.Task[None]] = set()
        self._acts: dict[str, Callable[[dict[str, Any]], None]] = {
            "purge": lambda told: cache.purge(told["keys"]),
            "purge-all": lambda _told: cache.purge([EVERYTHING]),
            "live": lambda told: live.streams.tell(told["id"], told["channel"], told["event"], told["data"]),
            "end-session": lambda told: live.streams.end_session(told["session"]),
            "recheck": self._recheck,
        }

    def hear(self, packed: bytes) -> None:
        """Act on one message; what is not understood is left alone."""
        told = understood(packed)
        act = self._acts.get(str(told.get("kind"))) if told else None
        if told is None or act is None:
            return
        try:
            act(told)
        except (KeyError, TypeError, ValueError):
            log.exception("bus_message_not_understood", kind=told.get("kind"))

    def _recheck(self, told: dict[str, Any]) -> None:
        task = asyncio.create_task(self._live.recheck(told["channel"]))
        self._checks.add(task)
        task.add_done_callback(self._checks.discard)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, ears: Ears) -> None:
        self._ears = ears

    def datagram_received(self, data: bytes, addr: Any) -> None:  # noqa: ANN401, ARG002 - asyncio's signature
        self._ears.hear(data)


async def listen_on_socket(path: str, ears: Ears) -> asyncio.DatagramTransport:
    """Hear the processes of this machine through a datagram socket of front's own."""
    with contextlib.suppress(FileNotFoundError):
        Path(path).unlink()
    loop = asyncio.get_running_loop()

    own = socket(AF_UNIX, SOCK_DGRAM)
    own.setblocking(False)
    own.bind(path)
    Path(path).chmod(0o600)
    transport, _protocol = await loop.create_datagram_endpoint(lambda: _Datagrams(ears), sock=own)
    return transport


async def listen_to_redis(url: str, ears: Ears, cache: PageCache) -> None:
    """Hear the processes of all machines through Redis; after a gap nothing kept is trusted."""
    while True:
        try:
            client = redis.asyncio.from_url(url, health_check_interval=15)
            async with client.pubsub() as heard:
                await heard.subscribe(CHANNEL)
                cache.purge([EVERYTHING])
                async for message in heard.listen():
                    if message["type"] == "message":
                        ears.hear(message["data"])
        except (redis.exceptions.RedisError, OSError) as error:
            log.warning("bus_lost", error=str(error))
        await asyncio.sleep(_AGAIN_S)
