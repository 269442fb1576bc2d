"""Live streams: many open at once, one event, and when the last of them has it."""

import asyncio
import re
import resource
import time
import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx

from bench.server import Server, memory_of

_TOPIC = 30
_AT_ONCE = 100


@dataclass(frozen=True)
class Streams:
    """How many, when the last had the event after the reply was sent, and kilobytes each in `front`."""

    count: int
    last_ms: float
    each_kb: float


def streams(server: Server, count: int = 2000) -> Streams:
    """Open streams on one topic and reply there."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if soft < count + 200 else soft, hard))
    return asyncio.run(_measure(server, count))


async def _measure(server: Server, count: int) -> Streams:
    empty = memory_of(server.processes("front")).pss
    readers: list[asyncio.StreamReader] = []
    for begin in range(0, count, _AT_ONCE):
        readers += await asyncio.gather(*(_open(server) for _ in range(min(_AT_ONCE, count - begin))))
    each_kb = (memory_of(server.processes("front")).pss - empty) * 1024 / count
    waiting = [asyncio.create_task(_told(reader)) for reader in readers]
    await asyncio.sleep(1)
    sent = await asyncio.to_thread(_reply, server)
    times = await asyncio.wait_for(asyncio.gather(*waiting), 30)
    return Streams(count, (max(times) - sent) * 1000, each_kb)


async def _open(server: Server) -> asyncio.StreamReader:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(f"GET /live?place=topic-{_TOPIC} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 200 " in head.split(b"\r\n")[0], head
    reader._keep = writer  # type: ignore[attr-defined] # noqa: SLF001 - so that the connection stays open
    return reader


async def _told(reader: asyncio.StreamReader) -> float:
    await reader.readuntil(b"event: reply")
    return time.monotonic()


def _reply(server: Server) -> float:
    with httpx.Client(**server.member()) as browser:
        token = re.search(r'name="csrf-token" content="([^"]+)"', browser.get(f"{server.url}/t/{_TOPIC}/").text)
        assert token
        sent = time.monotonic()
        form = urlencode({"csrfmiddlewaretoken": token[1], "key": uuid.uuid4().hex, "body": "All hear this."})
        answer = browser.post(
            f"{server.url}/t/{_TOPIC}/reply/", content=form, follow_redirects=False,
            headers={"Origin": server.url, "Content-Type": "application/x-www-form-urlencoded"},
        )  # fmt: skip
        assert answer.status_code == 302, answer.status_code
    return sent
