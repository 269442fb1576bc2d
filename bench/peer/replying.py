"""A member of the peer replies as its own page does: text to its address for posts, with the token of its cookie.

Writers in one category now and then make its transactions wait for each other in a circle; PostgreSQL ends one of them,
and the peer answers with an error. The member sends the text again then, and both tries count as one reply.
"""

import time

import httpx

from bench.peer.server import Peer

_TOO_MANY = 100


async def write(peer: Peer, number: int, each: int) -> list[float]:
    """Reply so many times in a topic of the member's own; return the seconds that each reply took."""
    waits: list[float] = []
    texts, address = peer.told["texts"], peer.url + peer.told["replies"][number]
    async with httpx.AsyncClient(**peer.member(number)) as browser:
        await browser.get(peer.url + peer.told["path"])
        token = {"X-CSRFToken": browser.cookies["csrftoken"], "Referer": peer.url}
        while len(waits) < each:
            sent = time.monotonic()
            text = texts[(len(waits) + 40 * number) % len(texts)]
            while (answer := await browser.post(address, json={"post": text}, headers=token)).status_code == 500:
                peer.errors += 1
                assert peer.errors < _TOO_MANY, answer.text[:400]
            waits.append(time.monotonic() - sent)
            assert answer.status_code == 200, (answer.status_code, answer.text[:400])
    return waits
