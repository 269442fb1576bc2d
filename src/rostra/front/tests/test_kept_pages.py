"""Guests' pages from memory: what is kept, for whom, and when it is made anew."""

import asyncio
import gzip

import brotli
import pytest
from aiohttp import web

from rostra.front.tests.stage import KEPT, played, stage

PAGE = "/t/12/slug/"


@played
async def test_a_page_is_asked_for_once() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)

        answers = [await here.ask(PAGE) for _ in range(5)]

        assert len(here.asked) == 1
        assert {answer.status for answer in answers} == {200}
        assert not [name for name in answers[-1].headers if name.startswith("rostra-")]


@played
async def test_many_who_wait_cause_one_question() -> None:
    async with stage() as here:
        go_on = asyncio.Event()

        async def slow(_request: web.Request) -> web.Response:
            await go_on.wait()
            return web.Response(text="made", headers=KEPT)

        here.plays[PAGE] = slow
        waiting = [asyncio.create_task(here.ask(PAGE)) for _ in range(200)]
        while not here.asked:
            await asyncio.sleep(0)
        go_on.set()
        answers = await asyncio.gather(*waiting)

        assert len(here.asked) == 1
        assert {answer.body for answer in answers} == {b"made"}


@played
async def test_each_encoding_has_its_own_tag_and_the_same_page() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)

        plain = await here.ask(PAGE, accept_encoding="identity")
        zipped = await here.ask(PAGE, accept_encoding="gzip")
        small = await here.ask(PAGE, accept_encoding="gzip;q=0.5, br;q=0.9")

        assert gzip.decompress(zipped.body) == brotli.decompress(small.body) == plain.body
        assert len({answer.headers["etag"] for answer in (plain, zipped, small)}) == 3
        assert small.headers["vary"] == "accept-encoding"
        assert (await here.ask(PAGE, accept_encoding="br;q=0, gzip;q=0")).body == plain.body


@played
async def test_who_has_the_page_hears_that_it_is_the_same() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)
        etag = (await here.ask(PAGE)).headers["etag"]

        again = await here.ask(PAGE, if_none_match=f'"other", W/{etag}')
        other = await here.ask(PAGE, if_none_match='"other"')

        assert (again.status, again.body) == (304, b"")
        assert other.status == 200


@played
async def test_head_has_the_headers_and_no_body() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)

        whole = await here.ask(PAGE)
        head = await here.ask(PAGE, method="HEAD")

        assert head.body == b""
        assert head.headers == whole.headers


@played
async def test_a_member_never_gets_a_kept_page() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)
        await here.ask(PAGE)

        await here.ask(PAGE, cookie="other=1; rostra_session=abc")
        await here.ask(PAGE, authorization="Bearer abc")

        assert len(here.asked) == 3
        assert here.asked[1].headers["Cookie"] == "other=1; rostra_session=abc"


@pytest.mark.parametrize("headers", [{}, {"Rostra-Cache": "60", "Set-Cookie": "rostra_theme=dark"}])
def test_what_is_not_marked_or_sets_a_cookie_is_not_kept(headers: dict[str, str]) -> None:
    async def act() -> None:
        async with stage() as here:
            here.page(PAGE, headers=headers)
            await here.ask(PAGE)
            await here.ask(PAGE)
            assert len(here.asked) == 2
            assert len(here.front.cache) == 0

    played(act)()


@played
async def test_a_write_purges_before_its_answer() -> None:
    async with stage() as here:
        here.page(PAGE, "old", headers=KEPT)
        here.page("/reply/", "ok", headers={"Rostra-Purge": "topic-12"})
        await here.ask(PAGE)
        here.page(PAGE, "new", headers=KEPT)

        answer = await here.ask("/reply/", method="POST", body=b"body=x", cookie="rostra_session=a")

        assert "rostra-purge" not in answer.headers
        assert (await here.ask(PAGE)).body == b"new"


@played
async def test_a_page_made_before_a_purge_is_not_kept() -> None:
    async with stage() as here:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def slow(_request: web.Request) -> web.Response:
            begun.set()
            await go_on.wait()
            return web.Response(text="old", headers=KEPT)

        here.plays[PAGE] = slow
        asking = asyncio.create_task(here.ask(PAGE))
        await begun.wait()
        here.front.cache.purge(["topic-12"])
        go_on.set()
        await asking

        assert len(here.front.cache) == 0


@played
async def test_unknown_parameters_share_one_page() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)

        for number in range(2_000):
            await here.ask(f"{PAGE}?utm={number}&page=2")

        assert [request.path_qs for request in here.asked] == [f"{PAGE}?page=2"]
        assert len(here.front.cache) == 1


@played
async def test_parameters_of_a_page_that_is_not_kept_reach_the_site() -> None:
    async with stage() as here:
        here.page("/join/")

        await here.ask("/join/?next=/t/12/")
        await here.ask("/join/?next=/t/13/")

        assert [request.path_qs for request in here.asked] == ["/join/", "/join/?next=/t/12/", "/join/?next=/t/13/"]


@played
async def test_an_encoded_question_mark_is_another_page() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)
        await here.ask(f"{PAGE}?page=2")

        scope = here.scope(f"{PAGE}%3Fpage=2", "GET", {}, "198.51.100.7")
        scope["path"] = f"{PAGE}?page=2"
        await here.front(scope, _nothing, _nowhere)

        assert len(here.asked) == 2


@played
async def test_a_guest_cannot_spoil_the_page_of_others() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)

        await here.ask(
            PAGE, host="evil.example", x_forwarded_host="evil.example", range="bytes=0-1", rostra_browsing="{}"
        )

        headers = here.asked[0].headers
        assert headers["Host"] == headers["X-Forwarded-Host"] == "forum.example"
        assert not {"Range", "Rostra-Browsing", "If-None-Match"} & set(headers)


@played
async def test_a_list_that_lacks_something_new_is_shown_a_little_longer_and_made_anew_once() -> None:
    async with stage() as here:
        here.page("/", "before", headers={**KEPT, "Rostra-Keys": "home"})
        await here.ask("/")
        entry = here.front.cache.get("/", 0)
        assert entry is not None

        here.front.cache.purge(["~home"])
        at_once = await here.ask("/")
        entry.fresh_until -= 1.5  # A second and a half later.
        here.page("/", "after", headers={**KEPT, "Rostra-Keys": "home"})
        meanwhile = await here.ask("/")
        while (await here.ask("/")).body != b"after":
            await asyncio.sleep(0)

        assert (at_once.body, meanwhile.body) == (b"before", b"before")
        assert entry.shown_until <= entry.made_at + 4
        assert len(here.asked) == 2


@played
async def test_a_list_that_aged_too_long_is_not_shown_any_more() -> None:
    async with stage() as here:
        here.page("/", "before", headers={**KEPT, "Rostra-Keys": "home"})
        await here.ask("/")
        entry = here.front.cache.get("/", 0)
        assert entry is not None
        here.front.cache.purge(["~home"])
        entry.fresh_until -= 5
        entry.shown_until -= 5

        here.page("/", "after", headers={**KEPT, "Rostra-Keys": "home"})

        assert (await here.ask("/")).body == b"after"


@played
async def test_a_list_that_was_being_made_when_something_new_came_ends_soon_as_well() -> None:
    async with stage() as here:

        async def slow(_request: web.Request) -> web.Response:
            here.front.cache.purge(["~home"])
            return web.Response(body=b"before" * 200, headers={**KEPT, "Rostra-Keys": "home"})

        here.plays["/"] = slow
        await here.ask("/")
        entry = here.front.cache.get("/", 0)

        assert entry is not None
        assert entry.shown_until <= entry.made_at + 4


@played
async def test_an_old_page_is_shown_while_the_site_is_down() -> None:
    async with stage() as here:
        here.page(PAGE, "kept", headers={**KEPT, "Rostra-Cache": "0"})
        await here.ask(PAGE)
        await here.stop_site()

        within, address = await here.ask(PAGE), PAGE
        entry = here.front.cache.get(address, 0)
        assert entry is not None
        entry.fresh_until -= 3_600
        entry.shown_until -= 3_600
        later = await here.ask(PAGE)

        assert within.body == later.body == b"kept"


@played
async def test_a_page_that_breaks_off_is_not_kept() -> None:
    async with stage() as here:

        async def broken(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={**KEPT, "Content-Length": "5000"})
            await response.prepare(request)
            await response.write(b"half")
            assert request.transport
            request.transport.abort()
            return response

        here.plays[PAGE] = broken

        assert (await here.ask(PAGE)).status == 503
        assert len(here.front.cache) == 0


@played
async def test_memory_stays_below_its_limit() -> None:
    async with stage(cache_bytes=100_000) as here:
        for number in range(60):
            here.page(f"/t/{number}/", f"{number} " * 900, headers=KEPT)
            await here.ask(f"/t/{number}/")

        assert here.front.cache.weight <= 100_000
        assert 5 < len(here.front.cache) < 60


async def _nothing() -> dict[str, object]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _nowhere(_message: object) -> None:
    return


@played
async def test_all_spellings_of_a_path_are_one_page_in_memory() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)

        spellings = ["/%74/12/slug/", "/t/12/%73%6cu%67/", "/t/12/%73%6Cu%67/", PAGE]
        answers = [await here.ask(spelling) for spelling in spellings]

        assert {answer.status for answer in answers} == {200}
        assert [request.raw_path for request in here.asked] == [PAGE]
        assert len(here.front.cache) == 1


@played
async def test_letters_beyond_ascii_are_one_page_however_they_are_escaped() -> None:
    async with stage() as here:
        here.page("/t/12/käse/", headers=KEPT)

        for spelling in ["/t/12/k%c3%a4se/", "/t/12/k%C3%A4se/", "/t/12/käse/", "/t/12/%6B%C3%a4se/"]:
            assert (await here.ask(spelling)).status == 200

        assert [request.raw_path for request in here.asked] == ["/t/12/k%C3%A4se/"]


@pytest.mark.parametrize("sign", ["%3F", "%2F", "%23", "%25", "%00"])
def test_a_sign_that_is_escaped_for_a_reason_stays_escaped(sign: str) -> None:
    async def act() -> None:
        async with stage() as here:
            await here.ask(f"/t/12/{sign.lower()}%61page=2")

            assert [request.raw_path for request in here.asked] == [f"/t/12/{sign}apage=2"]

    played(act)()


@pytest.mark.parametrize("path", ["/t/12/slug%/", "/t/12/slug%4/", "/t/12/%zzslug/"])
def test_a_path_that_is_malformed_is_not_kept(path: str) -> None:
    async def act() -> None:
        async with stage() as here:
            here.page(path, headers=KEPT)

            answers = [await here.ask(path), await here.ask(path)]

            assert {answer.status for answer in answers} == {200}
            assert len(here.front.cache) == 0

    played(act)()


@pytest.mark.parametrize(("first", "then"), [("/own/", "/%6Fwn/"), ("/%6Fwn/", "/own/")])
def test_what_may_not_be_kept_is_passed_on_at_once_in_every_spelling(first: str, then: str) -> None:
    async def act() -> None:
        async with stage() as here:
            here.page("/own/", headers={})
            await here.ask(first)

            await here.ask(then)

            assert here.front.filler.asked == 1

    played(act)()


@played
async def test_while_the_bus_is_lost_pages_end_soon_and_when_it_is_back_they_last() -> None:
    async with stage() as here:
        here.page(PAGE, headers=KEPT)
        here.page("/t/13/", headers=KEPT)
        now = asyncio.get_running_loop().time()
        await here.ask(PAGE)
        here.front.cache.doubt(is_doubted=True)
        await here.ask("/t/13/")

        doubted = [here.front.cache.get(address, now) for address in (PAGE, "/t/13/")]
        here.front.cache.doubt(is_doubted=False)
        here.page("/t/14/", headers=KEPT)
        await here.ask("/t/14/")
        trusted = here.front.cache.get("/t/14/", now)

        assert all(entry is not None and entry.shown_until <= entry.made_at + 2 for entry in doubted)
        assert trusted is not None
        assert trusted.fresh_until == trusted.made_at + 60
