"""Passing a request on to the site and its answer back, streaming both ways."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp

from rostra.front.asgi import Headers, Receive, Scope, Send, header
from rostra.front.encoding import chosen_encoding, is_worth_packing, packed
from rostra.front.site import Site, SiteDown, outward

# Answers up to this length are packed for the one client that gets them; larger ones stream as they are.
_PACKED_UP_TO = 1_048_576


class TooLargeError(Exception):
    """The body is longer than the site takes."""


class TooSlowError(Exception):
    """The client sent nothing for too long."""


class GoneError(Exception):
    """The client closed the connection before its body was there."""


class Body:
    """A request's body as it arrives, within limits; its beginning is remembered, so that a text can be given back."""

    def __init__(self, receive: Receive, limit_bytes: int, timeout_s: float) -> None:
        self._receive = receive
        self._limit = limit_bytes
        self._timeout_s = timeout_s
        self._read = 0
        self.begun = bytearray()

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body; raises when it is too long, too slow, or breaks off."""
        more = True
        while more:
            try:
                message = await asyncio.wait_for(self._receive(), self._timeout_s)
            except TimeoutError as error:
                raise TooSlowError from error
            if message["type"] == "http.disconnect":
                raise GoneError
            chunk: bytes = message.get("body", b"")
            more = message.get("more_body", False)
            self._read += len(chunk)
            if self._read > self._limit:
                raise TooLargeError
            if len(self.begun) < 200_000:  # a text of 32,000 characters, form-encoded, is never longer
                self.begun += chunk
            if chunk:
                yield chunk


def has_body(headers: Headers) -> bool:
    """Say whether a request carries a body."""
    length = header(headers, b"content-length")
    return (length is not None and length != b"0") or header(headers, b"transfer-encoding") is not None


async def ask(site: Site, scope: Scope, headers: Headers, body: Body | None) -> aiohttp.ClientResponse:
    """Return the site's answer when its headers are there; raises `SiteDown` and what `Body` raises."""
    query = scope["query_string"]
    target = scope["raw_path"].decode("latin-1") + (f"?{query.decode('latin-1')}" if query else "")
    length = header(scope["headers"], b"content-length")
    sent = [*headers, (b"content-length", length)] if body and length else headers
    return await site.open(scope["method"], target, sent, body.chunks() if body else None)


async def pass_on(scope: Scope, send: Send, response: aiohttp.ClientResponse) -> None:
    """Send the site's answer to the client. Raises `SiteDown` when it breaks off before anything was sent."""
    headers = outward(response.headers)
    length = response.headers.get("content-length", "")
    content_type = response.headers.get("content-type", "").encode("latin-1")
    is_whole = length.isdecimal() and int(length) <= _PACKED_UP_TO
    if scope["method"] != "HEAD" and is_whole and is_worth_packing(content_type, int(length)):
        await _pass_packed(scope, send, response, headers)
        return
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    async for chunk in response.content.iter_any():
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _pass_packed(scope: Scope, send: Send, response: aiohttp.ClientResponse, headers: Headers) -> None:
    try:
        plain = await response.read()
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SiteDown from error
    encoding = chosen_encoding(header(scope["headers"], b"accept-encoding"))
    body = packed(plain, encoding, once=False)
    kept = [(name, value) for name, value in headers if name not in {b"content-length", b"vary"}]
    vary = response.headers.get("vary", "")
    kept += [
        (b"content-length", str(len(body)).encode()),
        (b"vary", f"{vary}, accept-encoding".strip(", ").lower().encode("latin-1")),
    ]
    if encoding != "identity":
        kept.append((b"content-encoding", encoding.encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": kept})
    await send({"type": "http.response.body", "body": body, "more_body": False})
