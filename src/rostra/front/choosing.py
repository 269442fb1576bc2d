"""Several sites behind one front: connections are spread over them, and one that is away is passed over."""

import socket
from itertools import count

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

NAME = "sites.invalid"  # never looked up anywhere (RFC 6761, 6.4): `Sites` knows where that is


class Sites(AbstractResolver):
    """Answers with the addresses of all sites, each time another one first: the client tries them in this order.

    Only connecting is tried again elsewhere, when nothing was sent yet: so no form is sent twice.
    """

    def __init__(self, addresses: tuple[str, ...]) -> None:
        self._names = ThreadedResolver()
        self._turn = count()
        parts = [address.rpartition(":") for address in addresses]
        self._addresses = [(host.strip("[]"), int(port)) for host, _, port in parts]

    async def resolve(
        self,
        host: str,  # noqa: ARG002 - there is one name
        port: int = 0,  # noqa: ARG002 - each site has its own
        family: socket.AddressFamily = socket.AF_UNSPEC,
    ) -> list[ResolveResult]:
        """Return where to connect. Raises `OSError` when no site's name is known."""
        first = next(self._turn) % len(self._addresses)
        found: list[ResolveResult] = []
        unknown: OSError | None = None
        for name, number in (*self._addresses[first:], *self._addresses[:first]):
            try:
                found += await self._names.resolve(name, number, family)
            except OSError as error:
                unknown = error
        if not found and unknown:
            raise unknown
        return found

    async def close(self) -> None:
        """Close what looks names up."""
        await self._names.close()
