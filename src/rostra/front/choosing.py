"""Which process of the site is asked: the one where the fewest wait; one that takes no connections is passed over.

Only connecting is tried again elsewhere, when nothing was sent yet: so no form is sent twice.
"""

from collections.abc import Iterator
from itertools import count

import aiohttp

_CONNECTIONS = 512  # to one address
# Below the 30 s after which Granian closes a silent connection, so that no request is sent into a closing one.
_IDLE_S = 15
_CONNECT_S = 5
# One that took no connection is asked last for so long.
_REST_S = 1.0


class Line:
    """The way to an address of the site, a path of a socket or `host:port`, and how many wait there for an answer."""

    def __init__(self, address: str, timeout_s: float) -> None:
        self.is_socket = address.startswith("/")
        self.authority = "site" if self.is_socket else address
        self.waiting = 0
        self.rests_until = 0.0
        self.turn = 0
        connector: aiohttp.BaseConnector
        if self.is_socket:
            connector = aiohttp.UnixConnector(path=address, limit=_CONNECTIONS, keepalive_timeout=_IDLE_S)
        else:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=_IDLE_S)
        timeout = aiohttp.ClientTimeout(total=None, connect=timeout_s, sock_connect=_CONNECT_S, sock_read=timeout_s)
        self.session = aiohttp.ClientSession(
            connector=connector, timeout=timeout, auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar()
        )

    def rest(self, now: float) -> None:
        """Be passed over for a moment, as long as there are others."""
        self.rests_until = now + _REST_S


class Lines:
    """The ways to all addresses of the site; make it inside the running loop."""

    def __init__(self, addresses: tuple[str, ...], timeout_s: float) -> None:
        self._lines = [Line(address, timeout_s) for address in addresses]
        self._turns = count(1)

    def in_order(self, now: float) -> Iterator[Line]:
        """Yield them all, those first where the fewest wait; machines take turns."""
        lines = sorted(self._lines, key=lambda line: (line.rests_until > now, line.waiting, line.turn))
        for line in lines:
            # Of processes of one machine the first is taken, which has what it needs at hand.
            line.turn = 0 if line.is_socket else next(self._turns)
            yield line

    async def close(self) -> None:
        """Close every connection."""
        for line in self._lines:
            await line.session.close()
