"""Live streams: everybody who has a page open hears what happens there, each event encoded once."""

import asyncio
import json
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Any

from rostra.front.asgi import Receive, Send

_REMEMBERED = 128  # events of a channel kept here; who missed more is told by the site
_WAITING = 64  # events that may wait for one slow client; then it is let go, and its browser comes back
_CHANNELS_REMEMBERED = 5_000
_BEAT_S = 25.0  # below the minute after which proxies close a silent connection
_HELLO = b"retry: 3000\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


def encoded(number: int | None, event: str, told: Any) -> bytes:  # noqa: ANN401 - whatever JSON can say
    """Return an event as bytes of a stream (HTML standard, 9.2.5)."""
    start = f"id: {number}\n" if number is not None else ""
    return f"{start}event: {event}\ndata: {json.dumps(told, separators=(',', ':'))}\n\n".encode()


@dataclass(slots=True, eq=False)
class Stream:
    """One open page. `last` is the number of the last event it was sent."""

    channels: tuple[str, ...]
    place: str
    session: str | None
    cookies: bytes
    last: int = 0
    waiting: deque[tuple[int | None, bytes]] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: bool = False

    def push(self, number: int | None, packed: bytes) -> None:
        """Let an event wait for the client; a client that never reads is let go."""
        if len(self.waiting) >= _WAITING:
            self.end()
            return
        self.waiting.append((number, packed))
        self.wake.set()

    def end(self) -> None:
        """Close the stream."""
        self.is_over = True
        self.wake.set()


class Streams:
    """All open streams, by channel and by session."""

    def __init__(self) -> None:
        self._by_channel: dict[str, set[Stream]] = {}
        self._recent: OrderedDict[str, deque[tuple[int, bytes]]] = OrderedDict()
        self.count = 0

    def add(self, stream: Stream) -> None:
        """Let a stream hear its channels."""
        for channel in stream.channels:
            self._by_channel.setdefault(channel, set()).add(stream)
        self.count += 1

    def remove(self, stream: Stream) -> None:
        """Forget a stream."""
        for channel in stream.channels:
            listening = self._by_channel.get(channel)
            if listening:
                listening.discard(stream)
                if not listening:
                    del self._by_channel[channel]
        self.count -= 1

    def listening(self, channel: str) -> list[Stream]:
        """Return the streams of a channel, or of all with `*`."""
        if channel == "*":
            return list({stream for streams in self._by_channel.values() for stream in streams})
        return list(self._by_channel.get(channel, ()))

    def tell(self, number: int | None, channel: str, event: str, told: Any) -> None:  # noqa: ANN401 - whatever JSON can say
        """Send an event to everybody on a channel; one that was sent before is not sent again."""
        packed = encoded(number, event, told)
        if number is not None:
            recent = self._recent.setdefault(channel, deque(maxlen=_REMEMBERED))
            self._recent.move_to_end(channel)
            if any(before == number for before, _ in recent):
                return
            recent.append((number, packed))
            while len(self._recent) > _CHANNELS_REMEMBERED:
                self._recent.popitem(last=False)
        for stream in self._by_channel.get(channel, ()):
            stream.push(number, packed)

    def end_session(self, session: str) -> None:
        """Close every stream of a session that has ended."""
        for stream in self.listening("*"):
            if stream.session == session:
                stream.end()


async def run_stream(stream: Stream, missed: list[tuple[int, bytes]], receive: Receive, send: Send) -> None:
    """Send what was missed, then what happens, until the client goes, the session ends, or it does not read."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": _HELLO + _after(stream, missed), "more_body": True})
    gone = asyncio.create_task(_gone(receive, stream))
    try:
        while not stream.is_over:
            try:
                await asyncio.wait_for(stream.wake.wait(), _BEAT_S)
            except TimeoutError:
                await send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
                continue
            stream.wake.clear()
            body = _waiting(stream)
            if body:
                await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()


def _after(stream: Stream, missed: list[tuple[int, bytes]]) -> bytes:
    body = b""
    for number, packed in missed:
        if number > stream.last:
            stream.last = number
            body += packed
    return body


def _waiting(stream: Stream) -> bytes:
    body = b""
    while stream.waiting:
        number, packed = stream.waiting.popleft()
        if number is None or number > stream.last:
            stream.last = number or stream.last
            body += packed
    return body


async def _gone(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    stream.end()
