"""Several sites behind one front: who has least to do is asked, machines in turn; one that is away is not missed."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from rostra.front.choosing import Lines
from rostra.front.tests.stage import played, stage


@asynccontextmanager
async def another_site(
    name: str, socket: Path | None = None, *, busy: asyncio.Event | None = None
) -> AsyncIterator[str]:
    """Run a site that answers with its name, and give its address; `/account/slow/` makes it `busy` for good."""

    async def say(request: web.Request) -> web.Response:
        await request.read()
        if busy and request.path == "/account/slow/":
            busy.set()
            await asyncio.Future()
        return web.Response(text=name, headers={"Connection": "close"})

    server = web.Application()
    server.router.add_route("*", "/{tail:.*}", say)
    runner = web.AppRunner(server, shutdown_timeout=0.1)
    await runner.setup()
    if socket:
        await web.UnixSite(runner, str(socket)).start()
        yield str(socket)
    else:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield "{}:{}".format(*runner.addresses[0])
    await runner.cleanup()


@played
async def test_sites_are_asked_in_turn() -> None:
    async with another_site("one") as one, another_site("two") as two, stage(sites=(one, two)) as here:
        answers = [await here.ask("/account/", cookie="rostra_session=a") for _ in range(10)]

        assert Counter(answer.body for answer in answers) == {b"one": 5, b"two": 5}


@played
async def test_a_site_that_is_away_is_not_missed() -> None:
    async with another_site("two") as two:
        async with another_site("one") as one:
            sites = (one, "nowhere.invalid:80", two)
        async with stage(sites=sites) as here:
            answers = [
                await here.ask("/t/1/reply/", method="POST", body=b"body=words", cookie="rostra_session=a")
                for _ in range(6)
            ]

            assert [(answer.status, answer.body) for answer in answers] == [(200, b"two")] * 6


@played
async def test_when_all_are_away_the_page_says_so() -> None:
    async with stage(sites=("127.0.0.1:1", "127.0.0.1:2")) as here:
        answer = await here.ask("/account/", cookie="rostra_session=a")

        assert answer.status == 503


@pytest.mark.parametrize("names", [("a", "b"), (None, None)], ids=["processes", "machines"])
def test_who_has_least_to_do_is_asked(tmp_path: Path, names: tuple[str | None, str | None]) -> None:
    first, second = (tmp_path / name if name else None for name in names)

    @played
    async def play() -> None:
        busy = asyncio.Event()
        async with (
            another_site("one", first, busy=busy) as one,
            another_site("two", second) as two,
            stage(sites=(one, two)) as here,
        ):
            slow = asyncio.ensure_future(here.ask("/account/slow/", cookie="rostra_session=a"))
            await busy.wait()
            answers = [await here.ask("/account/", cookie="rostra_session=a") for _ in range(6)]
            slow.cancel()

        assert [answer.body for answer in answers] == [b"two"] * 6

    play()


def test_of_idle_processes_of_one_machine_the_first_is_asked(tmp_path: Path) -> None:
    @played
    async def play() -> None:
        async with (
            another_site("one", tmp_path / "a") as one,
            another_site("two", tmp_path / "b") as two,
            stage(sites=(one, two)) as here,
        ):
            answers = [await here.ask("/account/", cookie="rostra_session=a") for _ in range(6)]

        assert [answer.body for answer in answers] == [b"one"] * 6

    play()


def test_a_process_whose_socket_is_not_there_is_not_missed(tmp_path: Path) -> None:
    @played
    async def play() -> None:
        async with another_site("two", tmp_path / "b") as two, stage(sites=(str(tmp_path / "a"), two)) as here:
            answers = [
                await here.ask("/t/1/reply/", method="POST", body=b"body=words", cookie="rostra_session=a")
                for _ in range(4)
            ]

        assert [(answer.status, answer.body) for answer in answers] == [(200, b"two")] * 4

    play()


def test_who_took_no_connection_is_asked_last_for_a_second() -> None:
    @played
    async def play() -> None:
        lines = Lines(("/a", "/b"), 1.0)
        first, second = lines.in_order(now=10.0)
        first.rest(now=10.0)

        assert list(lines.in_order(now=10.9)) == [second, first]
        assert list(lines.in_order(now=11.0)) == [first, second]
        await lines.close()

    play()
