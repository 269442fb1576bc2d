"""Opening a stream: the site says who may listen, then what was missed is sent, then what happens."""

import asyncio
import json
from collections import OrderedDict
from typing import Any
from urllib.parse import parse_qs, quote

from rostra.front.asgi import Headers, Receive, Scope, Send, answer, header
from rostra.front.presence import Presence
from rostra.front.site import Site, inward
from rostra.front.streams import Stream, Streams, encoded, run_stream

_PLAIN = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
_GUESTS_KNOWN_S = 10.0  # how long a guest's right to listen to a place is taken as known; `recheck` ends it sooner
_PRESENCE_EVERY_S = 5.0
_PLACES_KNOWN = 5_000


class Live:
    """The streams of this front, and who is told when somebody comes."""

    def __init__(self, site: Site, presence: Presence) -> None:
        self._site = site
        self._presence = presence
        self.streams = Streams()
        self._guests_may: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()
        self._telling: set[str] = set()

    async def open(self, scope: Scope, receive: Receive, send: Send, headers: Headers) -> None:
        """Answer `/live?place=…` with a stream, or say that there is nothing to hear. Raises `SiteDown`."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        place = asked.get("place", [""])[0][:60]
        cookies = header(scope["headers"], b"cookie") or b""
        told = await self._authorized(place, headers, is_guest=b"rostra_" not in cookies)
        if told is None:
            await answer(send, 404, _PLAIN, b"There is nothing to hear here.\n")
            return
        last = header(scope["headers"], b"last-event-id") or asked.get("after", [""])[0].encode("latin-1")
        stream = Stream(
            channels=tuple(told["channels"]),
            place=place,
            session=told["session"],
            cookies=cookies,
            last=int(last) if last.isdigit() and len(last) < 19 else 0,
        )
        self.streams.add(stream)
        try:
            missed = await self._missed(place, stream.last, headers) if last.isdigit() else []
            await run_stream(stream, missed, receive, send)
        finally:
            self.streams.remove(stream)

    async def _authorized(self, place: str, headers: Headers, *, is_guest: bool) -> dict[str, Any] | None:
        now = asyncio.get_running_loop().time()
        known = self._guests_may.get(place) if is_guest else None
        if known and known[0] > now:
            return known[1]
        status, told = await self._site.told(f"/live/authorize/?place={quote(place)}", inward(headers, ()))
        if status != 200:
            return None
        if is_guest:
            self._guests_may[place] = (now + _GUESTS_KNOWN_S, told)
            while len(self._guests_may) > _PLACES_KNOWN:
                self._guests_may.popitem(last=False)
        return dict(told)

    async def _missed(self, place: str, after: int, headers: Headers) -> list[tuple[int, bytes]]:
        target = f"/live/since/?place={quote(place)}&after={after}"
        status, told = await self._site.told(target, inward(headers, ()))
        events = told["events"] if status == 200 else []
        return [(row["id"], encoded(row["id"], row["event"], row["data"])) for row in events]

    async def recheck(self, channel: str) -> None:
        """Ask anew who may listen to a channel, and close the streams of those who may not."""
        self._guests_may.clear()
        for stream in self.streams.listening(channel):
            headers: Headers = [(b"cookie", stream.cookies)] if stream.cookies else []
            if await self._authorized(stream.place, headers, is_guest=b"rostra_" not in stream.cookies) is None:
                stream.end()

    def somebody_came(self, place: str) -> None:
        """Tell the open pages of a place who is there, at most once in five seconds."""
        if place in self._telling or not self.streams.listening(place):
            return
        self._telling.add(place)
        asyncio.get_running_loop().call_later(_PRESENCE_EVERY_S, self._tell_presence, place)

    def _tell_presence(self, place: str) -> None:
        self._telling.discard(place)
        now = asyncio.get_running_loop().time()
        self.streams.tell(None, place, "presence", self._presence.seen(place, now))


def understood(packed: bytes) -> dict[str, Any] | None:
    """Return a message of the bus, or nothing for what is none."""
    try:
        message = json.loads(packed)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None
