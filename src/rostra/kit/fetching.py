"""Fetching pages of other sites for the server, so that nobody can make it ask its own network.

The host's name is resolved here, every address it has is checked, and the connection goes to the checked address: a
name that changes its mind in between (DNS rebinding) changes nothing. Each redirect is checked like the first address.
"""

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import httpx

from rostra.kit.public_network import Address, is_public

USER_AGENT = "Rostra/0.1 (link cards)"
_GZIP_OR_ZLIB = 47  # zlib's window bits for "either header".
_REDIRECTS = {301, 302, 303, 307, 308}

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]


class NotFetchedError(Exception):
    """A page was not fetched; `code` is `address`, `private`, `redirects`, `type`, `size`, `status` or `network`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code


async def system_addresses(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system's resolver knows for a host."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True)
class Guard:
    """Where a fetch may go. Tests bring their own resolver and let the loopback through."""

    resolve: Resolver = system_addresses
    allows: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})


@dataclass(frozen=True)
class Limits:
    """How much a fetch may take. With `may_cut`, what lies beyond `most_bytes` is left unread, else it is refused."""

    most_bytes: int = 512 * 1024
    total_s: float = 10
    redirects: int = 3
    types: tuple[str, ...] = ("text/html", "application/xhtml+xml")
    may_cut: bool = True


@dataclass(frozen=True)
class Fetched:
    """A page as it came: `url` is where the last redirect led."""

    url: str
    content_type: str
    charset: str | None
    body: bytes = field(repr=False)


def fetch(url: str, *, limits: Limits | None = None, guard: Guard | None = None) -> Fetched:
    """Fetch a page, or raise `NotFetchedError`. Blocks for at most `limits.total_s`; call it outside transactions."""
    return asyncio.run(_fetch(url, limits or Limits(), guard or Guard()))


async def _fetch(url: str, limits: Limits, guard: Guard) -> Fetched:
    try:
        async with (
            asyncio.timeout(limits.total_s),
            httpx.AsyncClient(trust_env=False, timeout=limits.total_s) as client,
        ):
            return await _follow(client, url, limits, guard)
    except (TimeoutError, OSError, httpx.HTTPError, httpx.StreamError, zlib.error) as error:
        raise NotFetchedError("network", repr(error)) from error


async def _follow(client: httpx.AsyncClient, url: str, limits: Limits, guard: Guard) -> Fetched:
    at = _parsed(url)
    for _step in range(limits.redirects + 1):
        response = await _ask(client, at, guard)
        try:
            if response.status_code not in _REDIRECTS:
                return await _read(response, at, limits)
            at = _joined(at, response.headers.get("location", ""))
        finally:
            await response.aclose()
            client.cookies.clear()
    raise NotFetchedError("redirects", str(at))


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NotFetchedError("address", url) from error
    if parsed.scheme not in ("http", "https") or not parsed.host or parsed.userinfo:
        raise NotFetchedError("address", url)
    return parsed


def _joined(base: httpx.URL, location: str) -> httpx.URL:
    try:
        return _parsed(str(base.join(location)))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NotFetchedError("address", location) from error


async def _ask(client: httpx.AsyncClient, url: httpx.URL, guard: Guard) -> httpx.Response:
    """Ask the first checked address that answers; the name stays in the request and in the certificate's check."""
    name = url.raw_host.decode("ascii").strip("[]")
    failure: Exception = NotFetchedError("network", name)
    for address in await _checked(name, url, guard):
        request = client.build_request(
            "GET",
            url.copy_with(host=str(address)),
            headers={"host": url.netloc.decode("ascii"), "user-agent": USER_AGENT, "accept-encoding": "gzip"},
            extensions={"sni_hostname": name} if url.scheme == "https" else {},
        )
        try:
            return await client.send(request, stream=True, follow_redirects=False)
        except httpx.ConnectError as error:
            failure = error
    raise failure


async def _checked(name: str, url: httpx.URL, guard: Guard) -> list[Address]:
    """Return at most two addresses of a host, or raise when any it has is not allowed."""
    port = url.port if url.port is not None else 443 if url.scheme == "https" else 80
    if port not in guard.ports:
        raise NotFetchedError("private", f"port {port}")
    try:
        found = [ipaddress.ip_address(address.split("%")[0]) for address in await guard.resolve(name, port)]
    except (OSError, UnicodeError, ValueError) as error:
        raise NotFetchedError("address", name) from error
    if not found or not all(guard.allows(address) for address in found):
        raise NotFetchedError("private", name)
    return sorted(dict.fromkeys(found), key=lambda address: address.version)[:2]


async def _read(response: httpx.Response, url: httpx.URL, limits: Limits) -> Fetched:
    kind, _, parameters = response.headers.get("content-type", "").partition(";")
    if response.status_code != httpx.codes.OK:
        raise NotFetchedError("status", str(response.status_code))
    if kind.strip().lower() not in limits.types:
        raise NotFetchedError("type", kind)
    body = bytearray()
    async for piece in _unpacked(response, limits.most_bytes):
        body += piece
        if len(body) > limits.most_bytes:
            if not limits.may_cut:
                raise NotFetchedError("size", str(url))
            break
    return Fetched(str(url), kind.strip().lower(), _charset(parameters), bytes(body[: limits.most_bytes]))


async def _unpacked(response: httpx.Response, most: int) -> AsyncIterator[bytes]:
    """Yield the body, unpacking gzip in pieces of bounded size: a bomb is cut like any long page."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise NotFetchedError("type", encoding)
    if encoding in ("identity", ""):
        async for piece in response.aiter_raw():
            yield piece
        return
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
    async for piece in response.aiter_raw():
        yield unpack.decompress(piece, most + 1)


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip("\"' ") or None
    return None
