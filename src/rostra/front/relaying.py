"""Passing a request on to the site, once it is here whole, and its answer back as it comes."""

import aiohttp

from rostra.front.asgi import GoneError, Headers, Scope, Send, answer, header, send_part
from rostra.front.asked import target_in
from rostra.front.bodies import Body
from rostra.front.encoding import PASSED, chosen_encoding, is_worth_packing, packed
from rostra.front.site import Site, SiteBroke, outward

# Answers up to this length are packed for the one client that gets them; larger ones stream as they are.
_PACKED_UP_TO = 1_048_576


async def ask(site: Site, scope: Scope, headers: Headers, body: Body | None) -> aiohttp.ClientResponse:
    """Return the site's answer when its headers are there; raises `SiteDown`, `SiteBroke` and what `Body` raises."""
    target = target_in(scope)
    if body is None:
        return await site.open(scope["method"], target, headers)
    await body.take()
    told = [*headers, (b"content-length", str(body.size).encode())]
    return await site.open(scope["method"], target, told, body.content)


async def pass_on(scope: Scope, send: Send, response: aiohttp.ClientResponse, timeout_s: float) -> None:
    """Send the site's answer to the client. Raises `SiteBroke` when it breaks off before anything was sent.

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
            raise SiteBroke from error
        await send_packed(scope, send, response.status, headers, plain)
        return
    pieces = response.content.iter_any()
    try:
        first = await anext(pieces, b"")
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SiteBroke from error
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    try:
        await send_part(send, first, timeout_s)
        async for chunk in pieces:
            await send_part(send, chunk, timeout_s)
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
