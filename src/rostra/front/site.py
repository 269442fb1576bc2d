"""The site at the other end of a unix socket, or several elsewhere: whole answers for the cache, else streams."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import aiohttp
import structlog
from multidict import CIMultiDictProxy

from rostra.front.asgi import Headers
from rostra.front.choosing import Line, Lines
from rostra.front.naming import Named
from rostra.kit import front_headers

log = structlog.get_logger()
Content: TypeAlias = Callable[[], bytes | AsyncIterator[bytes]]

# So many questions wait for a connection or for the head of an answer, a few seconds' work of a site; whoever comes
# while it hangs, or is that far behind, hears so at once.
_MOST_WAITING = 1_000
# Streams come back all at once when front was started again: they wait for their turn, and pages do not wait for them.
_TOLD_AT_ONCE = 64
_READING = frozenset({"GET", "HEAD"})
_AGAIN_S = 0.1  # between two tries to connect
# A page that is kept whole: the largest page of 50 posts of 32,000 characters is far below.
_LARGEST_KEPT = 8 * 1024 * 1024
# Headers that belong to one hop (RFC 9110, 7.6.1), and ours.
_HOP = frozenset({
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
    "transfer-encoding", "upgrade", "server", "date",
})  # fmt: skip
_OURS = "rostra-"


class SiteDown(Exception):  # noqa: N818 - it reads as what is the matter
    """The site does not answer."""


class SiteBroke(SiteDown):
    """The site had the request and did not answer to the end: what was asked may be done."""


class _SiteAway(SiteDown):
    """Nobody takes connections: the site heard nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of the site."""

    status: int
    headers: Headers
    told: CIMultiDictProxy[str]
    body: bytes


class Site:
    """A client of the site: the path of a socket, or `host:port` once or more; make it inside the running loop."""

    def __init__(self, addresses: tuple[str, ...], timeout_s: float, moment_s: float, named: Named) -> None:
        self._named = named
        self._timeout_s, self._moment_s = timeout_s, moment_s
        self._turns = asyncio.Semaphore(_TOLD_AT_ONCE)
        self._waiting = 0
        self._is_overrun = False
        self._lines = Lines(addresses, timeout_s)

    async def close(self) -> None:
        """Close every connection."""
        await self._lines.close()

    async def open(
        self, method: str, target: str, headers: Headers, content: Content | None = None
    ) -> aiohttp.ClientResponse:
        """Send a request and return the answer when its headers are there; raises `SiteDown` or `SiteBroke`.

        When the connection breaks the client asks once more by itself, if the method may be repeated. A form is never
        sent twice; while nobody takes connections it is held for a moment, since a site that was started again is there
        soon.
        """
        if self._waiting >= _MOST_WAITING:
            self._tell_overrun()
            raise SiteDown
        self._waiting += 1
        try:
            return await self._delivered(method, target, headers, content)
        finally:
            self._waiting -= 1
            self._is_overrun = self._is_overrun and self._waiting > _MOST_WAITING // 2

    async def _delivered(
        self, method: str, target: str, headers: Headers, content: Content | None
    ) -> aiohttp.ClientResponse:
        loop = asyncio.get_running_loop()
        until = loop.time() + (0 if method in _READING else self._moment_s)
        while True:
            try:
                return await self._sent(method, target, headers, content)
            except _SiteAway:
                if loop.time() >= until:
                    raise
            await asyncio.sleep(_AGAIN_S)

    async def _sent(
        self, method: str, target: str, headers: Headers, content: Content | None
    ) -> aiohttp.ClientResponse:
        now = asyncio.get_running_loop().time
        away = _SiteAway()
        for line in self._lines.in_order(now()):
            line.waiting += 1
            try:
                response = await _asked(line, method, target, headers, content)
            except _SiteAway as error:
                line.rest(now())
                away = error
            else:
                self._named.hear(response.headers.get(front_headers.SITE))
                return response
            finally:
                line.waiting -= 1
        raise away

    def _tell_overrun(self) -> None:
        if not self._is_overrun:
            log.error("site_overrun", waiting=self._waiting)
        self._is_overrun = True

    async def whole(self, method: str, target: str, headers: Headers) -> Answer:
        """Return a whole answer; raises `SiteDown`, also when the answer breaks off or is larger than any page."""
        response = await self.open(method, target, headers)
        try:
            async with response:
                body = await response.content.read(_LARGEST_KEPT + 1)
                while len(body) <= _LARGEST_KEPT and not response.content.at_eof():
                    body += await response.content.read(_LARGEST_KEPT)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise SiteDown from error
        if len(body) > _LARGEST_KEPT:
            raise SiteDown
        return Answer(response.status, outward(response.headers), response.headers, body)

    async def told(self, target: str, headers: Headers) -> tuple[int, Any]:
        """Return status and JSON of a question that front has for itself; it waits for its turn. Raises `SiteDown`."""
        try:
            async with asyncio.timeout(self._timeout_s):
                await self._turns.acquire()
        except TimeoutError as error:
            raise SiteDown from error
        try:
            answer = await self.whole("GET", target, headers)
        finally:
            self._turns.release()
        return answer.status, json.loads(answer.body) if answer.status == 200 else None


async def _asked(
    line: Line, method: str, target: str, headers: Headers, content: Content | None
) -> aiohttp.ClientResponse:
    try:
        return await line.session.request(
            method,
            _url(line.authority, target),
            headers=[(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers],
            data=content() if content else None,
            allow_redirects=False,
            skip_auto_headers=("user-agent", "content-type", "accept", "accept-encoding"),
        )
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise _SiteAway from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SiteBroke from error


def _url(authority: str, target: str) -> Any:  # noqa: ANN401 - yarl's URL, whose package is aiohttp's own
    from yarl import URL  # noqa: PLC0415 - beside aiohttp

    return URL(f"http://{authority}{target}", encoded=True)


def outward(headers: CIMultiDictProxy[str]) -> Headers:
    """Return the headers of an answer that the world may see."""
    named = frozenset(part.strip().lower() for part in headers.get("connection", "").split(","))
    return [
        (key.lower().encode("latin-1"), value.encode("latin-1"))
        for key, value in headers.items()
        if not _stays(key.lower(), named)
    ]


def inward(headers: Headers, extra: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Return a client's headers as the site shall get them: nothing of one hop, nothing that only front may say."""
    named = frozenset(
        part.strip().lower()
        for name, value in headers
        if name == b"connection"
        for part in value.decode("latin-1").split(",")
    )
    kept = [(name, value) for name, value in headers if not _stays(name.decode("latin-1"), named) and name not in _SAID]
    return [*kept, *extra]


_SAID = frozenset({
    b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"x-forwarded-port", b"forwarded", b"x-real-ip",
    front_headers.REQUEST_ID.lower().encode(), b"content-length", b"expect", b"accept-encoding",
})  # fmt: skip


def _stays(name: str, named: frozenset[str]) -> bool:
    # WSGI cannot tell `_` from `-`: a header with the one could pass for ours, or for a proxy's, with the other.
    return name in _HOP or name.startswith(_OURS) or name in named or "_" in name
