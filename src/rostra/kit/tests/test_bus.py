"""The bus: bursts arrive whole, nobody waits for a front that is away or does not read."""

import asyncio
import contextlib
import os
import socket
import threading
from pathlib import Path
from typing import Any

import pytest
import redis

from rostra.kit import bus
from rostra.kit.bus_listening import RedisListener, SocketListener

REDIS = os.environ.get("ROSTRA_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")


def _redis_answers() -> bool:
    with contextlib.suppress(redis.RedisError):
        return bool(redis.Redis.from_url(REDIS, socket_connect_timeout=0.5).ping())
    return False


def test_a_burst_arrives_whole_and_in_order(tmp_path: Path) -> None:
    async def act() -> list[int]:
        heard: list[int] = []
        is_done = asyncio.Event()

        def hear(message: dict[str, Any]) -> None:
            heard.append(message["id"])
            if message["id"] == 499:
                is_done.set()

        listener = SocketListener(tmp_path / "bus.sock", hear)
        listener.start()
        sender = bus.SocketSender(tmp_path / "bus.sock")

        def send_all() -> None:
            for number in range(500):
                sender.send(b'{"id":%d}' % number)

        thread = threading.Thread(target=send_all)
        thread.start()
        await asyncio.wait_for(is_done.wait(), 20)
        thread.join()
        await listener.close()
        return heard

    assert asyncio.run(act()) == list(range(500))


def test_nobody_waits_for_a_front_that_is_away(tmp_path: Path) -> None:
    bus.SocketSender(tmp_path / "bus.sock").send(b"{}")


def test_a_front_that_ends_leaves_the_socket_of_the_next_alone(tmp_path: Path) -> None:
    async def act() -> bool:
        old, new = (SocketListener(tmp_path / "bus.sock", lambda _message: None) for _ in range(2))
        old.start()
        new.start()
        await old.close()
        is_there = (tmp_path / "bus.sock").exists()
        await new.close()
        return is_there

    assert asyncio.run(act())


def test_a_front_that_never_reads_is_given_up(tmp_path: Path) -> None:
    silent = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    silent.bind(str(tmp_path / "bus.sock"))
    bus.connect(bus.SocketSender(tmp_path / "bus.sock"))
    try:
        for _ in range(15):
            bus.publish({"kind": "purge", "keys": ["x" * 100_000]})
    finally:
        bus.connect(None)
        silent.close()


def test_what_a_request_makes_stale_is_collected() -> None:
    with bus.collecting() as stale:
        bus.purge(["topic-1"])
        bus.purge(["home"])

    assert stale == {"topic-1", "home"}


def test_a_server_that_is_away_is_left_alone_for_a_while() -> None:
    now = [0.0]
    sender = bus.RedisSender("redis://127.0.0.1:1/0", clock=lambda: now[0])
    with pytest.raises(redis.RedisError):
        sender.send(b"{}")

    sender.send(b"{}")

    now[0] = 5.0
    with pytest.raises(redis.RedisError):
        sender.send(b"{}")


@pytest.mark.redis
@pytest.mark.skipif(not _redis_answers(), reason="no Redis server answers")
def test_redis_carries_messages_and_a_gap_purges_all() -> None:
    async def act() -> list[str]:
        heard: asyncio.Queue[str] = asyncio.Queue()
        listener = RedisListener(REDIS, lambda message: heard.put_nowait(message["kind"]))
        listener.start()
        await asyncio.wait_for(listener.is_listening.wait(), 10)
        await asyncio.to_thread(bus.RedisSender(REDIS).send, b'{"kind":"front-test"}')
        kinds = [await asyncio.wait_for(heard.get(), 10)]
        while kinds[-1] != "front-test":
            kinds.append(await asyncio.wait_for(heard.get(), 10))
        await listener.close()
        return kinds

    kinds = asyncio.run(act())

    assert kinds[:2] == ["purge-all", "recheck"]
