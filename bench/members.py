"""Members over HTTP: pages and replies, with sessions and form keys as browsers have them."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from statistics import median, quantiles
from threading import Event, Thread
from typing import TypeVar

import httpx

from bench.browser import Browser
from bench.dataset import GUEST_TOPIC, LONG_TOPIC
from bench.guests import requests
from bench.server import Measured, Server

WRITERS = 8
Forum = TypeVar("Forum", bound=Measured)
_AT_ONCE = 4  # connections that keep the processors busy with members' pages
_SECONDS = 4


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


class _Meter:
    """What `site` and `front` use from now on."""

    def __init__(self, server: Measured) -> None:
        self._server = server
        self._site, self._front, self._begun = server.cpu_s("site"), server.cpu_s("front"), time.monotonic()

    def cost(self, waits: list[float], count: int = 0) -> Cost:
        """Return the cost of each of `count` requests, or of as many as waited, whose waiting times are in seconds."""
        spent, per = time.monotonic() - self._begun, 1000 / (count or len(waits))
        return Cost(
            site_ms=(self._server.cpu_s("site") - self._site) * per,
            front_ms=(self._server.cpu_s("front") - self._front) * per,
            median_ms=median(waits) * 1000,
            p99_ms=quantiles(waits, n=100)[-1] * 1000,
            per_s=(count or len(waits)) / spent,
        )


def page(server: Server, path: str) -> Cost:
    """Let members ask for a page as fast as it comes: what one costs a machine that has nothing else to do.

    Asked one after the other, each page finds the processor asleep and its caches cold, and costs up to twice as much;
    `alone` measures that.
    """
    cookie = f"rostra_session={server.kept['sessions'][0]}"
    requests(server.url + path, 1, _AT_ONCE, cookie)
    meter = _Meter(server)
    seen = requests(server.url + path, _SECONDS, _AT_ONCE, cookie)
    cost = meter.cost([seen.p50_ms / 1000, seen.p99_ms / 1000], seen.count)
    return replace(cost, median_ms=seen.p50_ms, p99_ms=seen.p99_ms)


def alone(server: Measured, path: str, times: int = 300, *, as_guest: bool = False) -> Cost:
    """Let one member, or a guest, ask for a page again and again, one after the other."""
    waits = []
    with httpx.Client(**server.member()) as browser:
        if as_guest:
            browser.cookies.clear()
        for _ in range(20):
            browser.get(server.url + path).raise_for_status()
        meter = _Meter(server)
        for _ in range(times):
            sent = time.monotonic()
            browser.get(server.url + path)
            waits.append(time.monotonic() - sent)
        return meter.cost(waits)


def replies(server: Server, each: int = 60) -> Cost:
    """Let eight members reply at once, each in a topic of their own choice."""
    return written(server, _write, each)


def written(server: Forum, write: Callable[[Forum, int, int], Awaitable[list[float]]], each: int) -> Cost:
    """Let eight members write at once in a given way, so many times each."""
    meter = _Meter(server)
    return meter.cost(asyncio.run(_all_write(server, write, each)))


async def _all_write(
    server: Forum, write: Callable[[Forum, int, int], Awaitable[list[float]]], each: int
) -> list[float]:
    found = await asyncio.gather(*(write(server, number, each) for number in range(WRITERS)))
    return [wait for waits in found for wait in waits]


async def _write(server: Server, number: int, each: int, stop: Event | None = None) -> list[float]:
    waits: list[float] = []
    texts = server.kept["texts"]
    async with Browser(server, number) as browser:
        token = await browser.token(f"/t/{number + 10}/")
        while len(waits) < each and not (stop and stop.is_set()):
            text = texts[(len(waits) + 40 * number) % len(texts)]
            sent = time.monotonic()
            answer = await browser.post(
                f"/t/{number + 10}/reply/", csrfmiddlewaretoken=token, key=uuid.uuid4().hex, body=text
            )
            waits.append(time.monotonic() - sent)
            assert answer.status == 302, (answer.status, answer.body[:400])
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
    async with Browser(server, number) as browser:
        while not stop.is_set():
            await browser.get(f"/t/{number + 100}/")


def long_topic(server: Server) -> tuple[Cost, Cost]:
    """Return what the first and the last page of the long topic cost a member."""
    with httpx.Client(**server.member()) as browser:
        path = browser.get(f"{server.url}/t/{LONG_TOPIC}/").url.path
    return page(server, path), page(server, f"{path}?page=1000")


def topic_path(server: Server) -> str:
    """Return the address of the topic that fills one page."""
    return str(httpx.get(f"{server.url}/t/{GUEST_TOPIC}/", follow_redirects=True).url.path)
