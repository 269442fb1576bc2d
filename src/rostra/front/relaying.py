"""Passing a request on to the site and its answer back, streaming both ways."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp

from rostra.front.asgi import Headers, Receive, Scope, Send, answer, header
from rostra.front.encoding import PASSED, chosen_encoding, is_worth_packing, packed
from rostra.front.site import Site, SiteDown, outward

# Answers up to this length are packed for the one client that gets them; larger ones stream as they are.
_PACKED_UP_TO = 1_048_576


_REMEMBERED = 400_000  # a text of 32,000 characters, form-encoded, is never longer
_LONGEST_BODY = 20  # so many time-outs may a body take in all, however steadily it drips


class TooLargeError(Exception):
    """The body is longer than the site takes."""


class TooSlowError(Exception):
    """The client sent nothing for too long."""


class GoneError(Exception):
    """The client closed the connection before its body was there."""


class Body:
    """A request's body as it arrives, within limits; its beginning is remembered, so that a text can be given back.

    `failure` is what broke it off: the client of the site reports that only as a lost connection.
    """

    def __init__(self, receive: Receive, limit_bytes: int, timeout_s: float) -> None:
        self._receive = receive
        self._limit = limit_bytes
        self._timeout_s = timeout_s
        self._read = 0
        self._is_read = False
        self.begun = bytearray()
        self.failure: Exception | None = None

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body; raises when it is too long, too slow, or breaks off."""
        until = asyncio.get_running_loop().time() + self._timeout_s * _LONGEST_BODY
        while not self._is_read:
            try:
                yield await self._next(until)
            except (TooLargeError, TooSlowError, GoneError) as failure:
                self.failure = failure
                raise

    async def _next(self, until: float) -> bytes:
        left = until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(self._receive(), min(self._timeout_s, left))
        except TimeoutError as error:
            raise TooSlowError from error
        if message["type"] == "http.disconnect":
            raise GoneError
        chunk: bytes = message.get("body", b"")
        self._is_read = not message.get("more_body", False)
        self._read += len(chunk)
        if len(self.begun) < _REMEMBERED:
            self.begun += chunk[:_REMEMBERED]
        if self._read > self._limit:
            raise TooLargeError
        return chunk

    async def whole(self) -> bytes:
        """Return the body in one piece."""
        return b"".join([chunk async for chunk in self.chunks()])

    async def read_beginning(self) -> None:
        """Read what can be remembered, so that a text is not lost because nobody took it."""
        with contextlib.suppress(TooLargeError, TooSlowError, GoneError):
            async for _ in self.chunks():
                if len(self.begun) >= _REMEMBERED:
                    return


def has_body(headers: Headers) -> bool:
    """Say whether a request carries a body."""
    length = header(headers, b"content-length")
    return (length is not None and length != b"0") or header(headers, b"transfer-encoding") is not None


async def ask(site: Site, scope: Scope, headers: Headers, body: Body | None) -> aiohttp.ClientResponse:
    """Return the site's answer when its headers are there; raises `SiteDown` and what `Body` raises."""
    query = scope["query_string"]
    target = scope["raw_path"].decode("latin-1") + (f"?{query.decode('latin-1')}" if query else "")
    length = header(scope["headers"], b"content-length")
    if body is None:
        return await site.open(scope["method"], target, headers)
    if length is None:  # WSGI has no body without a length.
        return await site.open(scope["method"], target, headers, await body.whole())
    try:
        return await site.open(scope["method"], target, [*headers, (b"content-length", length)], body.chunks())
    except SiteDown:
        if body.failure:
            raise body.failure from None
        raise


async def pass_on(scope: Scope, send: Send, response: aiohttp.ClientResponse, timeout_s: float) -> None:
    """Send the site's answer to the client. Raises `SiteDown` when it breaks off before anything was sent.

    One that breaks off later, or whose client stops reading, is cut, so that nobody takes the part for the whole.
    """
    headers = outward(response.headers)
    length = response.headers.get("content-length", "")
    content_type = response.headers.get("content-type", "").encode("latin-1")
    is_whole = length.isdecimal() and int(length) <= _PACKED_UP_TO and "content-encoding" not in response.headers
    if scope["method"] != "HEAD" and is_whole and is_worth_packing(content_type, int(length)):
        try:
            plain = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise SiteDown from error
        await send_packed(scope, send, response.status, headers, plain)
        return
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    try:
        async for chunk in response.content.iter_any():
            message = {"type": "http.response.body", "body": chunk, "more_body": True}
            await asyncio.wait_for(send(message), timeout_s)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise GoneError from error
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def send_packed(scope: Scope, send: Send, status: int, headers: Headers, plain: bytes) -> None:
    """Send a whole answer in the encoding that the client likes."""
    content_type = header(headers, b"content-type") or b""
    can_be_packed = is_worth_packing(content_type, len(plain))
    encoding = chosen_encoding(header(scope["headers"], b"accept-encoding")) if can_be_packed else "identity"
    body = packed(plain, encoding, level=PASSED)
    vary = [value for name, value in headers if name == b"vary"]
    kept = [pair for pair in headers if pair[0] not in {b"content-length", b"vary"}]
    kept.append((b"content-length", str(len(body)).encode()))
    kept.append((b"vary", b", ".join([*vary, b"accept-encoding"])))
    if encoding != "identity":
        kept.append((b"content-encoding", encoding.encode()))
    await answer(send, status, kept, b"" if scope["method"] == "HEAD" else body)
