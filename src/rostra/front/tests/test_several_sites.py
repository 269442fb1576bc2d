"""Several sites behind one front: each is asked in turn, and one that is away is not missed."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from rostra.front.tests.stage import played, stage


@asynccontextmanager
async def another_site(name: str) -> AsyncIterator[str]:
    """Run a site that answers with its name, and give its address."""

    async def say(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text=name, headers={"Connection": "close"})

    server = web.Application()
    server.router.add_route("*", "/{tail:.*}", say)
    runner = web.AppRunner(server, shutdown_timeout=0.1)
    await runner.setup()
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
