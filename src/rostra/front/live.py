"""Opening a stream: the site says who may listen, then what was missed is sent, then what happens."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, quote

from rostra.front.asgi import Headers, Receive, Scope, Send, answer, header
from rostra.front.asked import is_guest as asked_by_guest
from rostra.front.presence import WHOLE_SITE, Presence
from rostra.front.site import Site, SiteDown
from rostra.front.streams import BEAT_S, Stream, Streams, encoded, run_stream

_PLAIN = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
_GUESTS_KNOWN_S = 10.0  # how long a guest's right to listen to a place is taken as known; `recheck` ends it sooner
_PRESENCE_EVERY_S = 5.0
_WHOLE_SITE_EVERY_S = 30.0  # somebody comes all the time, and thirty names go to every open front page
_PLACES_KNOWN = 5_000
_MOST_ASKED = 10  # portions of what was missed; the site gives some hundred events in each
# Events overtake each other on their way by fewer than these; fewer than a channel's numbers that are remembered.
_OVERTAKING = 100
_NUMBER = re.compile(rb"\d{1,18}")
_CONDITIONS = frozenset({b"if-none-match", b"if-modified-since", b"range"})
# What the site needs to know who listens; all that a stream keeps of its request.
_PLACE = frozenset({b"host", b"x-forwarded-proto", b"x-forwarded-host"})
_IDENTITY = frozenset({b"cookie", b"x-forwarded-for", *_PLACE})


class Live:
    """The streams of this front, and who is told when somebody comes."""

    def __init__(self, site: Site, presence: Presence, most_streams: int, renew: Callable[[str, float], None]) -> None:
        self._site = site
        self._most = most_streams
        self._presence = presence
        self._renew = renew
        self.streams = Streams()
        self._guests_may: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()
        self._due: set[tuple[Callable[[str], None], str]] = set()
        self._rechecks = 0
        self._is_closed = False
        self._beat: asyncio.TimerHandle | None = None

    def close(self) -> None:
        """End every stream, and whatever is opened from now on at once: browsers come back to the next front."""
        self._is_closed = True
        if self._beat:
            self._beat.cancel()
        for stream in self.streams.listening("*"):
            stream.end()

    async def open(self, scope: Scope, receive: Receive, send: Send, headers: Headers) -> None:
        """Answer `/live?place=…` with a stream, or say that there is nothing to hear. Raises `SiteDown`."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        place = asked.get("place", [""])[0][:60]
        is_guest = asked_by_guest(scope["headers"])
        told = await self._authorized(place, headers, is_guest=is_guest)
        if told is None:
            await answer(send, 404, _PLAIN, b"There is nothing to hear here.\n")
            return
        last = header(scope["headers"], b"last-event-id") or asked.get("after", [""])[0].encode("latin-1")
        if self.streams.count >= self._most:
            await answer(send, 503, [*_PLAIN, (b"retry-after", b"60")], b"Too many pages are open.\n")
            return
        stream = Stream(
            channels=tuple(told["channels"]),
            place=place,
            session=told["session"],
            headers=_shared(_kept(headers, _PLACE)) if is_guest else _kept(headers, _IDENTITY),
            is_guest=is_guest,
            after=int(last) if _NUMBER.fullmatch(last) else self.streams.newest,
        )
        self._keep_beating()
        self.streams.add(stream)  # Before what was missed is asked for, so that nothing falls between.
        stream.push(None, self._presence_at(place))  # The page may have been kept for a while.
        if self._is_closed:
            stream.end()
        try:
            missed = await self._sent_anew(place, stream.after, headers) if _NUMBER.fullmatch(last) else []
            # A stream lives for hours: what it keeps alive of its request counts ten thousand times.
            scope.clear()
            del headers, asked, told, last, place
            await run_stream(stream, missed, receive, send)
        finally:
            self.streams.remove(stream)

    def _keep_beating(self) -> None:
        if self._beat is None:
            self._beat = asyncio.get_running_loop().call_later(BEAT_S, self._beat_once)

    def _beat_once(self) -> None:
        self.streams.beat()
        self._beat = None
        if self.streams.count:
            self._keep_beating()

    async def _authorized(self, place: str, headers: Headers, *, is_guest: bool) -> dict[str, Any] | None:
        now = asyncio.get_running_loop().time()
        known = self._guests_may.get(place) if is_guest else None
        if known and known[0] > now:
            return known[1]
        begun = self._rechecks
        asked = [pair for pair in headers if pair[0] not in _CONDITIONS]
        status, told = await self._site.told(f"/live/authorize/?place={quote(place)}", asked)
        if begun != self._rechecks:  # Rights changed while the site answered.
            return await self._authorized(place, headers, is_guest=is_guest)
        if status != 200:
            return None
        if is_guest:
            self._guests_may[place] = (now + _GUESTS_KNOWN_S, told)
            while len(self._guests_may) > _PLACES_KNOWN:
                self._guests_may.popitem(last=False)
        return dict(told)

    async def _sent_anew(self, place: str, after: int, headers: Headers) -> list[tuple[int, bytes]]:
        missed = await self._missed(place, after, headers)
        return [(row["id"], encoded(row["id"], row["event"], row["data"])) for row in missed]

    async def _missed(self, place: str, after: int, headers: Headers) -> list[dict[str, Any]]:
        missed: list[dict[str, Any]] = []
        for _ in range(_MOST_ASKED):
            status, told = await self._site.told(f"/live/since/?place={quote(place)}&after={after}", headers)
            events = told["events"] if status == 200 else []
            if not events:
                break
            missed += events
            after = missed[-1]["id"]
        return missed

    async def recheck(self, channel: str, heard_until: int | None = None) -> None:
        """Ask anew who may listen to a channel, and close the streams of those who may not.

        When the bus was silent since the event `heard_until`, those who stay are told what they missed.
        """
        self._guests_may.clear()
        self._rechecks += 1
        for stream in self.streams.listening(channel):
            if not await self._may_stay(stream):
                stream.end()
        if heard_until is not None:
            await self._catch_up(heard_until)

    async def _catch_up(self, heard_until: int) -> None:
        alike: dict[tuple[str, tuple[str, ...]], list[Stream]] = {}
        for stream in self.streams.listening("*"):
            if not stream.is_over:
                alike.setdefault((stream.place, stream.channels), []).append(stream)
        for (place, _), streams in alike.items():
            after = max(heard_until - _OVERTAKING, min(stream.after for stream in streams))
            with suppress(SiteDown):
                for row in await self._missed(place, after, list(streams[0].headers)):
                    self.streams.tell_missed(row["id"], row["channel"], row["event"], row["data"])

    async def _may_stay(self, stream: Stream) -> bool:
        try:
            told = await self._authorized(stream.place, list(stream.headers), is_guest=stream.is_guest)
        except SiteDown:
            return False  # Whoever may still listen comes back by itself.
        return told is not None and tuple(told["channels"]) == stream.channels

    def came(self, place: str, who: str, name: str = "") -> None:
        """Count a member by address and name, or a guest by their mark, and tell open pages when that is news."""
        now = asyncio.get_running_loop().time()
        if not name:
            if self._presence.guest_came(place, who, now):
                self.somebody_came(place)
        elif self._presence.member_came(place, name, who, now):
            self.somebody_came(place)
            self._soon(self._renew_pages, place, _PRESENCE_EVERY_S)
            self._soon(self._renew_pages, WHOLE_SITE, _WHOLE_SITE_EVERY_S)

    def _renew_pages(self, place: str) -> None:
        """Have kept pages say who is there; guests alone change a number, which may be older."""
        self._renew(place, asyncio.get_running_loop().time())

    def _soon(self, act: Callable[[str], None], place: str, after_s: float) -> None:
        """Do something about a place in a moment, once however often it is asked for until then."""
        if (act, place) not in self._due:
            self._due.add((act, place))
            asyncio.get_running_loop().call_later(after_s, self._do, act, place)

    def _do(self, act: Callable[[str], None], place: str) -> None:
        self._due.discard((act, place))
        act(place)

    def somebody_came(self, place: str) -> None:
        """Tell the open pages of a place, and those that say who is on the whole site, who is there by now."""
        self._tell_soon(place, _PRESENCE_EVERY_S)
        self._tell_soon(WHOLE_SITE, _WHOLE_SITE_EVERY_S)

    def _tell_soon(self, place: str, after_s: float) -> None:
        if self.streams.listening(place):
            self._soon(self._tell_presence, place, after_s)

    def _tell_presence(self, place: str) -> None:
        told = self._presence_at(place)
        for stream in self.streams.listening(place):
            if stream.place == place:  # A section's page listens to its parts too; who is there is theirs.
                stream.push(None, told)

    def _presence_at(self, place: str) -> bytes:
        return encoded(None, "presence", self._presence.seen(place, asyncio.get_running_loop().time()))


def _kept(headers: Headers, names: frozenset[bytes]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple(pair for pair in headers if pair[0] in names)


@lru_cache(maxsize=1024)
def _shared(headers: tuple[tuple[bytes, bytes], ...]) -> tuple[tuple[bytes, bytes], ...]:
    """Return the same headers for all who say the same, as guests do: ten thousand copies would weigh."""
    return headers
