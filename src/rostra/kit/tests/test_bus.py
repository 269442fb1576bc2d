"""The bus: bursts arrive whole, nobody waits for a front that is away or does not read."""

import asyncio
import contextlib
import multiprocessing
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from tests.own_redis import own_redis

from rostra.kit import bus
from rostra.kit.bus_listening import RedisListener, SocketListener, take
from rostra.kit.bus_numbers import Gaps, Numbers, TurnNotComeError

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


class Told:
    """A way to a front that loses as many messages as it is told to."""

    def __init__(self) -> None:
        self.gaps = Gaps()
        self.heard: list[str] = []
        self.losses = 0

    def send(self, packed: bytes) -> None:
        """Hand over to a listener, or fail."""
        if self.losses:
            self.losses -= 1
            raise OSError
        take(packed, lambda message: self.heard.append(message["kind"]), self.gaps)


@pytest.fixture
def told() -> Iterator[Told]:
    """A way that has carried one message already."""
    sender = Told()
    bus.connect(sender)
    bus.publish({"kind": "first"})
    sender.heard.clear()
    yield sender
    bus.connect(None)


def test_messages_that_all_arrive_forget_nothing(told: Told) -> None:
    bus.publish({"kind": "a"})
    bus.publish({"kind": "b"})

    assert told.heard == ["a", "b"]


def test_after_a_lost_message_everything_is_forgotten_before_the_next_is_heard(told: Told) -> None:
    told.losses = 1

    bus.publish({"kind": "lost"})
    bus.publish({"kind": "a"})
    bus.publish({"kind": "b"})

    assert told.heard == ["purge-all", "recheck", "a", "b"]


class AtOnce(threading.Timer):
    """A timer whose time has come."""

    def start(self) -> None:
        """Act."""
        self.function(*self.args, **self.kwargs)


def test_when_nothing_else_is_said_a_lost_message_shows_all_the_same(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "Timer", AtOnce)
    told.losses = 1

    bus.publish({"kind": "lost"})

    assert told.heard == ["purge-all", "recheck", "next"]


def test_while_nothing_can_be_said_it_is_tried_again_until_it_can(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "Timer", AtOnce)
    told.losses = 3

    bus.publish({"kind": "lost"})

    assert told.heard == ["purge-all", "recheck", "next"]


def test_forums_on_one_server_do_not_hear_each_other() -> None:
    urls = (
        "redis://one/4",
        "redis://one",
        "rediss://one:6380/0",
        "unix:///run/redis.sock?db=4",
        "unix:///run/redis.sock",
    )

    channels = [bus.channel_in(url) for url in urls]

    assert channels == ["rostra:4", "rostra:0", "rostra:0", "rostra:4", "rostra:0"]


def test_a_sender_that_was_not_heard_from_the_beginning_has_said_something_unheard() -> None:
    gaps = Gaps()

    behind = [gaps.is_behind({"from": name, "number": number}) for name, number in [("a", 1), ("b", 2), ("a", 2)]]

    assert behind == [False, True, False]


def test_threads_of_one_process_are_heard_in_the_order_of_their_numbers(told: Told) -> None:
    def speak() -> None:
        for _ in range(200):
            bus.publish({"kind": "a"})

    threads = [threading.Thread(target=speak) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told.heard == ["a"] * 800


def test_who_waits_too_long_for_a_turn_leaves_a_gap() -> None:
    numbers, gaps = Numbers(), Gaps()
    with numbers.next(1) as first:
        gaps.is_behind(first)
        with pytest.raises(TurnNotComeError), numbers.next(0.01):
            pass
    with numbers.next(1) as third:
        assert gaps.is_behind(third)


def test_a_child_process_is_another_sender_that_does_not_wait_for_its_parent() -> None:
    numbers, family = Numbers(), multiprocessing.get_context("fork")
    said = family.SimpleQueue()

    def speak() -> None:
        with numbers.next(1) as own:
            said.put(own)

    with numbers.next(1) as first:
        child = family.Process(target=speak)
        child.start()
        child.join(10)

    assert child.exitcode == 0
    own = said.get()
    assert own["number"] == 1
    assert own["from"] != first["from"]


async def first_heard(url: str, most: int) -> list[str]:
    """Return what a listener hears first."""
    heard: asyncio.Queue[str] = asyncio.Queue()
    listener = RedisListener(url, lambda message: heard.put_nowait(message["kind"]))
    listener.start()
    kinds = [await asyncio.wait_for(heard.get(), 20) for _ in range(most)]
    await listener.close()
    return kinds


def test_who_finds_no_server_is_told_that_it_is_deaf() -> None:
    assert asyncio.run(first_heard("redis://127.0.0.1:1/0", 1)) == ["deaf"]


@pytest.mark.redis
def test_a_server_at_a_socket_is_heard_as_any_other(tmp_path: Path) -> None:
    file = tmp_path / "redis.sock"
    with own_redis("--port", "0", "--unixsocket", str(file)):
        kinds = asyncio.run(first_heard(f"unix://{file}?db=4", 3))

    assert kinds[-3:] == ["purge-all", "recheck", "hearing"]


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
