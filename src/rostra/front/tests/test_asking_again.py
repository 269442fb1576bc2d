"""A site that is started again: what only reads is asked once more, a form that nobody took is tried for a moment."""

import asyncio

import pytest
from aiohttp import web

from rostra.front.tests.stage import KEPT, Play, Stage, played, stage

MEMBER = "rostra_session=abc"
FORM = "application/x-www-form-urlencoded"


def _breaking_once(here: Stage, then: str, times: int = 1) -> Play:
    """Have the site be gone before a word is said, so many times, and then answer."""

    async def play(request: web.Request) -> web.StreamResponse:
        if len(here.asked) <= times:
            assert request.transport
            request.transport.abort()
        return web.Response(text=then, headers=KEPT)

    return play


@pytest.mark.parametrize("cookie", [MEMBER, "theirs=1"], ids=["member", "guest"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_only_reads_is_asked_once_more(method: str, cookie: str) -> None:
    async def act() -> None:
        async with stage() as here:
            here.plays["/t/1/"] = _breaking_once(here, "there")

            answer = await here.ask("/t/1/", method=method, cookie=cookie)

            assert answer.status == 200
            assert len(here.asked) == 2

    played(act)()


@played
async def test_and_not_without_end() -> None:
    async with stage() as here:
        here.plays["/desk/"] = _breaking_once(here, "there", times=9)

        answer = await here.ask("/desk/", cookie=MEMBER)

        assert answer.status == 503
        assert len(here.asked) == 2


@played
async def test_a_form_is_never_sent_twice() -> None:
    async with stage() as here:
        here.plays["/t/1/reply/"] = _breaking_once(here, "there")

        answer = await here.ask("/t/1/reply/", method="POST", body=b"key=k&body=It", cookie=MEMBER, content_type=FORM)

        assert answer.status == 503
        assert b"may have been posted" in answer.body
        assert len(here.asked) == 1


@pytest.mark.parametrize("size", [10, 200_000], ids=["short", "long"])
def test_a_form_that_nobody_took_is_delivered_when_the_site_is_there_again(size: int) -> None:
    async def act() -> None:
        async with stage(site_moment_s=20.0) as here:

            async def echo(request: web.Request) -> web.Response:
                return web.Response(body=await request.read(), content_type="application/octet-stream")

            here.plays["/t/1/reply/"] = echo
            await here.stop_site()
            sent = b"body=" + b"a" * size
            asking = asyncio.create_task(here.ask("/t/1/reply/", method="POST", body=sent, cookie=MEMBER))
            await asyncio.wait({asking}, timeout=0.3)
            assert not asking.done()
            await here.start_site()

            answer = await asking

            assert (answer.status, answer.body) == (200, sent)
            assert len(here.asked) == 1

    played(act)()
