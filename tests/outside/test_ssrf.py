"""Private addresses in every spelling that others found: the guard talks to none of them.

The system's own resolver reads the numbers (`0x7f.1`, `017700000001`); names that only a resolver on the internet
knows stand for the worst case: all of them lead to this machine.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

import pytest

from rostra.kit.fetching import Guard, Limits, NotFetchedError, fetch
from rostra.kit.public_network import Address, is_public
from tests.outside.suites import suite

URLS = [line.split("\t")[0] for line in suite("security/ssrf-urls.tsv").read_text(encoding="utf-8").splitlines()]

ORDINARY = ("http://1.1.1.1",)  # A public address among the others.


async def numbers_or_loopback(host: str, port: int) -> Sequence[str]:
    """Resolve numbers as the system does, and every name to the loopback."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )
    except OSError:
        return ["127.0.0.1"]
    return [str(entry[4][0]) for entry in found]


@pytest.mark.parametrize("url", dict.fromkeys(URLS))
def test_no_private_address_is_ever_talked_to(url: str) -> None:
    let_through: list[Address] = []

    def noted(address: Address) -> bool:
        let_through.extend([address] if is_public(address) else [])
        return False  # Nothing on the internet is asked by a test.

    with pytest.raises(NotFetchedError):
        fetch(url, guard=Guard(resolve=numbers_or_loopback, allows=noted), limits=Limits(total_s=2))

    assert bool(let_through) == (url in ORDINARY)


def test_ordinary_links_among_them_are_let_through() -> None:
    reached: list[str] = []

    async def elsewhere(host: str, _port: int) -> Sequence[str]:
        reached.append(host)
        return ["93.184.215.14"]

    for url in ("https://tuta.com/", "https://edoverflow.com/2017/ruby-resolv-bug/"):
        with pytest.raises(NotFetchedError):
            fetch(url, guard=Guard(resolve=elsewhere, allows=lambda _address: False))

    assert reached == [urlsplit(url).hostname for url in ("https://tuta.com/", "https://edoverflow.com/")]
    assert is_public(ipaddress.ip_address("93.184.215.14"))
