"""Who is at the other end: address, scheme and host behind trusted proxies, and a request's id."""

import ipaddress
import re
import secrets
from dataclasses import dataclass
from functools import lru_cache

from rostra.front.asgi import Headers, Scope, every, header

_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_HOST = re.compile(rb"[A-Za-z0-9.\-:\[\]]{1,255}")


@dataclass(frozen=True, slots=True)
class Client:
    """The client as the site shall see it, and whether a trusted proxy says so."""

    address: str
    scheme: str
    host: bytes
    is_told: bool = False


class Proxies:
    """The proxies whose word counts."""

    def __init__(self, trusted: tuple[str, ...]) -> None:
        self._networks = tuple(ipaddress.ip_network(text, strict=False) for text in trusted)
        self._knows = lru_cache(maxsize=4096)(self._trusts)

    def _trusts(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._networks)

    def client(self, scope: Scope) -> Client:
        """Return who asks; forwarded headers count only from a trusted proxy, read from the nearest hop outwards.

        A proxy may add a line of its own after those that the client sent.
        """
        headers: Headers = scope["headers"]
        peer = _plain((scope.get("client") or ("", 0))[0])
        scheme = str(scope.get("scheme", "http"))
        host = header(headers, b"host") or b""
        if not self._networks or not self._knows(peer):
            return Client(peer, scheme, host if _HOST.fullmatch(host) else b"")
        told = _last(headers, b"x-forwarded-proto")
        told_host = _last(headers, b"x-forwarded-host") or host
        return Client(
            self._nearest_stranger(peer, b",".join(every(headers, b"x-forwarded-for"))),
            told.decode("latin-1").strip() if told.strip() in {b"http", b"https"} else scheme,
            told_host if _HOST.fullmatch(told_host) else b"",
            is_told=True,
        )

    def _nearest_stranger(self, peer: str, forwarded: bytes) -> str:
        for hop in reversed(forwarded.decode("latin-1").split(",")):
            address = hop.strip()
            if not address:
                continue
            peer = address
            if not self._knows(address):
                break
        return peer


def _plain(address: str) -> str:
    """Return an IPv4 address as such, also where one socket listens for both kinds (RFC 4291, 2.5.5.2)."""
    return address.removeprefix("::ffff:") if "." in address else address


def _last(headers: Headers, name: bytes) -> bytes:
    return next(reversed(every(headers, name)), b"")


def household(address: str) -> str:
    """Return what counts as one sender: an IPv4 address, or the 64 bits that one connection to the network is given."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def request_id(headers: Headers, *, trusted: bool) -> bytes:
    """Return the id of a request: a trusted proxy's own when it is well-formed, else a new one."""
    told = header(headers, b"x-request-id") if trusted else None
    return told if told and _ID.fullmatch(told) else secrets.token_hex(8).encode()
