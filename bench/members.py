"""Members over HTTP: pages and replies, with sessions and form keys as browsers have them."""

import asyncio
import re
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from threading import Event, Thread
from typing import TypeVar

import httpx

from bench.dataset import GUEST_TOPIC, LONG_TOPIC
from bench.server import Measured, Server

WRITERS = 8
Forum = TypeVar("Forum", bound=Measured)
_TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time for one request, in `site` and in `front`, and of waiting."""

    site_ms: float
    front_ms: float
    median_ms: float
    p99_ms: float
    per_s: float

    @property
    def cpu_ms(self) -> float:
        """All processor time of one request."""
        return self.site_ms + self.front_ms


def page(server: Measured, path: str, times: int = 300, *, as_guest: bool = False) -> Cost:
    """Let one member, or a guest, ask for a page again and again."""
    waits = []
    with httpx.Client(**server.member()) as browser:
        if as_guest:
            browser.cookies.clear()
        for _ in range(20):
            browser.get(server.url + path).raise_for_status()
        site, front, begun = server.cpu_s("site"), server.cpu_s("front"), time.monotonic()
        for _ in range(times):
            sent = time.monotonic()
            browser.get(server.url + path)
            waits.append(time.monotonic() - sent)
        spent = time.monotonic() - begun
    return _cost(server, site, front, waits, spent)


def replies(server: Server, each: int = 50) -> Cost:
    """Let eight members reply at once, each in a topic of their own choice."""
    return written(server, _write, each)


def written(server: Forum, write: Callable[[Forum, int, int], Awaitable[list[float]]], each: int) -> Cost:
    """Let eight members write at once in a given way, so many times each."""
    site, front, begun = server.cpu_s("site"), server.cpu_s("front"), time.monotonic()
    waits = asyncio.run(_all_write(server, write, each))
    return _cost(server, site, front, waits, time.monotonic() - begun)


def _cost(server: Measured, site: float, front: float, waits: list[float], spent: float) -> Cost:
    per = 1000 / len(waits)
    return Cost(
        site_ms=(server.cpu_s("site") - site) * per,
        front_ms=(server.cpu_s("front") - front) * per,
        median_ms=median(waits) * 1000,
        p99_ms=quantiles(waits, n=100)[-1] * 1000,
        per_s=len(waits) / spent,
    )


async def _all_write(
    server: Forum, write: Callable[[Forum, int, int], Awaitable[list[float]]], each: int
) -> list[float]:
    found = await asyncio.gather(*(write(server, number, each) for number in range(WRITERS)))
    return [wait for waits in found for wait in waits]


async def _write(server: Server, number: int, each: int, stop: Event | None = None) -> list[float]:
    waits: list[float] = []
    texts = server.kept["texts"]
    async with httpx.AsyncClient(**server.member(number)) as browser:
        shown = await browser.get(f"{server.url}/t/{number + 10}/")
        token, origin = _TOKEN.search(shown.text), {"Origin": server.url}
        assert token, "the page of a member has no token"
        while len(waits) < each and not (stop and stop.is_set()):
            form = {
                "csrfmiddlewaretoken": token[1], "key": uuid.uuid4().hex,
                "body": texts[(len(waits) + 40 * number) % len(texts)],
            }  # fmt: skip
            sent = time.monotonic()
            answer = await browser.post(
                f"{server.url}/t/{number + 10}/reply/", data=form, headers=origin, follow_redirects=False
            )
            waits.append(time.monotonic() - sent)
            assert answer.status_code == 302, (answer.status_code, answer.text[:400])
    return waits


@contextmanager
def busy(server: Server) -> Iterator[None]:
    """Let eight members post and eight read as fast as they are answered, meanwhile."""
    stop = Event()

    async def work() -> None:
        writers = (_write(server, number, 10**9, stop) for number in range(WRITERS))
        await asyncio.gather(*writers, *(_read(server, number, stop) for number in range(WRITERS, 2 * WRITERS)))

    thread = Thread(target=asyncio.run, args=[work()])
    thread.start()
    time.sleep(1)  # the load gets going before anything is measured beside it
    try:
        yield
    finally:
        stop.set()
        thread.join(60)


async def _read(server: Server, number: int, stop: Event) -> None:
    async with httpx.AsyncClient(**server.member(number)) as browser:
        while not stop.is_set():
            await browser.get(f"{server.url}/t/{number + 100}/")


def long_topic(server: Server) -> tuple[Cost, Cost]:
    """Return what the first and the last page of the long topic cost a member."""
    with httpx.Client(**server.member()) as browser:
        path = browser.get(f"{server.url}/t/{LONG_TOPIC}/").url.path
    return page(server, path), page(server, f"{path}?page=1000")


def topic_path(server: Server) -> str:
    """Return the address of the topic that fills one page."""
    return str(httpx.get(f"{server.url}/t/{GUEST_TOPIC}/", follow_redirects=True).url.path)
