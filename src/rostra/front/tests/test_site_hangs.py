"""A site that takes connections and says nothing: who has an older page is shown it, and nobody piles up."""

import asyncio
from unittest.mock import patch

import pytest
from aiohttp import web

from rostra.front import filling, site
from rostra.front.tests.listening import Listener, allow
from rostra.front.tests.stage import KEPT, Stage, played, stage

PAGE = "/t/12/boat/"
MEMBER = "rostra_session=abc"
FORM = "application/x-www-form-urlencoded"


async def _hangs(_request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


async def _an_older_page(here: Stage) -> None:
    """Have a page kept that is past its time, and the site hang from then on."""
    here.page(PAGE, "older", headers=KEPT)
    await here.ask(PAGE)
    entry = here.front.cache.get(PAGE, 0)
    assert entry is not None
    entry.fresh_until -= 3_600
    entry.shown_until -= 3_600
    here.plays[PAGE] = _hangs


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_PATIENCE_S", 0.05)


@played
async def test_a_guest_soon_has_the_older_page_while_the_question_goes_on() -> None:
    async with stage() as here:
        await _an_older_page(here)

        answers = [await here.ask(PAGE) for _ in range(3)]

        assert [(answer.status, answer.body) for answer in answers] == [(200, b"older")] * 3
        assert len(here.asked) == 2
        assert here.front.filler.is_making(PAGE)


@played
async def test_a_page_that_comes_late_after_all_is_the_next_guests() -> None:
    async with stage() as here:
        await _an_older_page(here)
        may_answer = asyncio.Event()

        async def late(_request: web.Request) -> web.Response:
            await may_answer.wait()
            return web.Response(text="newer", headers=KEPT)

        here.plays[PAGE] = late
        first = await here.ask(PAGE)
        may_answer.set()
        while here.front.filler.is_making(PAGE):
            await asyncio.sleep(0)

        assert first.body == b"older"
        assert (await here.ask(PAGE)).body == b"newer"


@played
async def test_a_page_that_is_stale_by_a_write_is_waited_for_however_long() -> None:
    async with stage() as here:
        await _an_older_page(here)
        asking = asyncio.create_task(here.ask(PAGE))
        while len(here.asked) < 2:
            await asyncio.sleep(0)
        here.front.cache.purge(["topic-12"])

        done, _ = await asyncio.wait({asking}, timeout=0.2)
        asking.cancel()

        assert not done


@played
async def test_while_nobody_tells_what_is_stale_no_older_page_is_shown_for_a_slow_site() -> None:
    async with stage() as here:
        await _an_older_page(here)
        here.front.cache.doubt(is_doubted=True)

        done, asking = await asyncio.wait({asyncio.create_task(here.ask(PAGE))}, timeout=0.2)
        asking.pop().cancel()

        assert not done


@played
async def test_so_many_wait_and_the_next_hears_at_once_and_has_the_text_back() -> None:
    async with stage() as here:
        with patch.object(site, "_MOST_WAITING", 4):
            here.plays["/desk/"] = _hangs
            waiting = [asyncio.create_task(here.ask("/desk/", cookie=MEMBER)) for _ in range(4)]
            while len(here.asked) < 4:
                await asyncio.sleep(0)
            sent = b"key=k1&body=Long+thought"

            reader = await here.ask("/desk/", cookie=MEMBER)
            writer = await here.ask("/t/1/reply/", method="POST", body=sent, cookie=MEMBER, content_type=FORM)
            for one in waiting:
                one.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            here.page("/account/")
            after = await here.ask("/account/", cookie=MEMBER)

        assert (reader.status, writer.status, after.status) == (503, 503, 200)
        assert reader.headers["retry-after"]
        assert b"name='body' dir='auto'>\nLong thought</textarea>" in writer.body
        assert b"Send again" in writer.body


@played
async def test_so_many_guests_wait_for_a_page_and_the_next_hears_at_once() -> None:
    async with stage() as here:
        with patch.object(filling, "_MOST_WAITING", 3):
            here.plays[PAGE] = _hangs
            waiting = [asyncio.create_task(here.ask(PAGE)) for _ in range(3)]
            while not here.asked:
                await asyncio.sleep(0)

            answer = await here.ask(PAGE)
            for one in waiting:
                one.cancel()

        assert (answer.status, len(here.asked)) == (503, 1)


@played
async def test_streams_that_all_come_back_at_once_wait_for_their_turn_and_pages_do_not_wait_for_them() -> None:
    with patch.object(site, "_TOLD_AT_ONCE", 2), patch.object(site, "_MOST_WAITING", 3):
        async with stage() as here:
            allow(here)
            allowing, may_answer = here.plays["/live/authorize/"], asyncio.Event()

            async def late(request: web.Request) -> web.StreamResponse:
                await may_answer.wait()
                return await allowing(request)

            here.plays["/live/authorize/"] = late
            here.page("/desk/")
            pages = [Listener(here, "topic-1", cookie=MEMBER) for _ in range(6)]
            while len(here.asked) < 2:
                await asyncio.sleep(0)

            page = await here.ask("/desk/", cookie=MEMBER)
            may_answer.set()
            for one in pages:
                await one.until("retry:")

            assert page.status == 200
            assert [one.status for one in pages] == [200] * 6
            for one in pages:
                await one.leave()
