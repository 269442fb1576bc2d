"""Live streams: everybody who has a page open hears what happens there, each event encoded once."""

import asyncio
import json
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Any

from rostra.front.asgi import Receive, Send

_REMEMBERED = 128  # numbers of a channel's events, so that none is sent twice
_WAITING = 64  # events that may wait for one slow client; then it is let go, and its browser comes back
_CHANNELS_REMEMBERED = 5_000
BEAT_S = 25.0  # below the minute after which proxies close a silent connection
_BEAT = b":\n\n"
_HELLO = b"retry: 3000\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


def encoded(number: int | None, event: str, told: object) -> bytes:
    """Return an event as bytes of a stream (HTML standard, 9.2.5)."""
    start = f"id: {number}\n" if number is not None else ""
    return f"{start}event: {event}\ndata: {json.dumps(told, separators=(',', ':'))}\n\n".encode()


@dataclass(slots=True, eq=False)
class Stream:
    """One open page. `headers` say who listens, for asking anew; `sent` are numbers of events it was sent already,
    `after` is the number with which it began.

    `waiter` waits for the client to go, `sender` is there while something is being sent; one that is stuck when the
    stream ends was sending to a client that does not read.
    """

    channels: tuple[str, ...]
    place: str
    session: str | None
    headers: tuple[tuple[bytes, bytes], ...]
    is_guest: bool
    after: int = 0
    sent: frozenset[int] = frozenset()
    waiting: list[tuple[int | None, bytes]] = field(default_factory=list)
    is_over: bool = False
    is_stuck: bool = False
    send: Send | None = None
    waiter: "asyncio.Task[Any] | None" = None
    sender: "asyncio.Task[None] | None" = None

    def push(self, number: int | None, packed: bytes) -> None:
        """Let an event wait for the client; a client that never reads is let go."""
        if len(self.waiting) >= _WAITING:
            self.end()
            return
        self.waiting.append((number, packed))
        self._send_soon()

    def open(self, send: Send) -> None:
        """Send from now on, first what happened meanwhile."""
        self.send = send
        if self.waiting:
            self._send_soon()

    def beat(self) -> None:
        """Show proxies that the connection is alive, unless something waits anyway."""
        if not self.waiting:
            self.push(None, _BEAT)

    def end(self) -> None:
        """Close the stream, also one that is stuck in sending."""
        if self.is_over:
            return
        self.is_over, self.is_stuck = True, self.sender is not None
        for task in (self.sender, self.waiter):
            if task:
                task.cancel()

    def take(self) -> bytes:
        """Return what waits, without what was sent before."""
        body = b"".join(packed for number, packed in self.waiting if number not in self.sent)
        self.waiting.clear()
        return body

    def _send_soon(self) -> None:
        # A task of its own for the moment of sending: most streams wait for hours, and a task for each would weigh.
        if self.send and self.sender is None and not self.is_over:
            self.sender = asyncio.get_running_loop().create_task(self._send_all(self.send))

    async def _send_all(self, send: Send) -> None:
        try:
            while self.waiting:
                if body := self.take():
                    await send({"type": "http.response.body", "body": body, "more_body": True})
        finally:
            self.sender = None


class Streams:
    """All open streams, by channel and by session."""

    def __init__(self) -> None:
        self._by_channel: dict[str, set[Stream]] = {}
        self._recent: OrderedDict[str, deque[int]] = OrderedDict()
        self.count = 0
        self.newest = 0

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

    def tell(self, number: int | None, channel: str, event: str, told: object) -> None:
        """Send an event to everybody on a channel; one that was sent before is not sent again."""
        packed = self._remembered(number, channel, event, told) if number is not None else encoded(None, event, told)
        if packed is None:
            return
        for stream in self.listening(channel):
            stream.push(number, packed)

    def tell_missed(self, number: int, channel: str, event: str, told: object) -> None:
        """Send an event that the bus has lost to those whose page is older than it."""
        packed = self._remembered(number, channel, event, told)
        if packed is None:
            return
        for stream in self.listening(channel):
            if number > stream.after:
                stream.push(number, packed)

    def _remembered(self, number: int, channel: str, event: str, told: object) -> bytes | None:
        """Return an event as bytes; nothing for one that was sent before.

        Processes may overtake each other on the bus. A late event goes out under the highest number so far, so that
        who comes back with it neither misses the later ones nor gets them twice.
        """
        recent = self._recent.setdefault(channel, deque(maxlen=_REMEMBERED))
        self._recent.move_to_end(channel)
        if number in recent:
            return None
        recent.append(number)
        self.newest = max(self.newest, number)
        while len(self._recent) > _CHANNELS_REMEMBERED:
            self._recent.popitem(last=False)
        return encoded(max(recent), event, told)

    def beat(self) -> None:
        """Show proxies that every connection is alive; one beat for all costs less than a clock for each."""
        for stream in self.listening("*"):
            stream.beat()

    def end_session(self, session: str) -> None:
        """Close every stream of a session that has ended."""
        for stream in self.listening("*"):
            if stream.session == session:
                stream.end()


async def run_stream(stream: Stream, missed: list[tuple[int, bytes]], receive: Receive, send: Send) -> None:
    """Send what was missed, then what happens, until the client goes, the session ends, or it does not read."""
    stream.sent = frozenset(number for number, _ in missed)
    stream.waiter = asyncio.current_task()
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        body = _HELLO + b"".join(packed for _, packed in missed) + stream.take()
        await send({"type": "http.response.body", "body": body, "more_body": True})
        del missed, body
        if not stream.is_over:
            stream.open(send)
            await _gone(receive)
    except asyncio.CancelledError:
        if not stream.is_over:
            raise
        if not stream.is_stuck:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        stream.waiter = None
        stream.end()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
