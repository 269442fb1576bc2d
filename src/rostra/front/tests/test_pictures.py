"""Who gets a file that somebody uploaded: front sends it, the site says to whom, and of guests front remembers it."""

import asyncio
import socket
from pathlib import Path

import pytest
from aiohttp import web

from rostra.front.tests.stage import KEPT, Stage, played, stage

NAME, SQUARE = "/media/f/ab/abcd.webp", "/media/f/ab/abcd-96.webp"
FOR_ONE = {"Rostra-File": "f/ab/abcd.webp"}
FOR_ALL = {**KEPT, **FOR_ONE, "Rostra-Keys": "pictures-12"}
MEMBER = "rostra_session=abc"
BYTES = b"picture"


@pytest.fixture
def media(tmp_path: Path) -> str:
    """A folder with a picture and a square."""
    (tmp_path / "f/ab").mkdir(parents=True)
    (tmp_path / "f/ab/abcd.webp").write_bytes(BYTES)
    (tmp_path / "f/ab/abcd-96.webp").write_bytes(BYTES)
    return str(tmp_path)


def for_members(here: Stage) -> None:
    """Have the site let members have the picture, and nobody else."""

    async def play(request: web.Request) -> web.Response:
        return web.Response(headers=FOR_ONE) if "Cookie" in request.headers else web.Response(status=404)

    here.plays[NAME] = play


def test_what_guests_may_have_is_asked_for_once_whoever_asks(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)

            answers = [await here.ask(NAME), await here.ask(NAME), await here.ask(NAME, cookie=MEMBER)]

            assert [answer.body for answer in answers] == [BYTES] * 3
            assert len(here.asked) == 1
            assert not [name for name in answers[0].headers if name.startswith("rostra-")]

    act()


def test_what_a_member_was_told_of_guests_is_remembered(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)

            answers = [await here.ask(NAME, cookie=MEMBER), await here.ask(NAME, cookie=MEMBER), await here.ask(NAME)]

            assert [answer.body for answer in answers] == [BYTES] * 3
            assert len(here.asked) == 1

    act()


def test_what_only_a_member_may_have_is_asked_for_each_time(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            for_members(here)

            mine = [await here.ask(NAME, cookie=MEMBER), await here.ask(NAME, cookie=MEMBER)]
            theirs = await here.ask(NAME)

            assert [answer.body for answer in mine] == [BYTES] * 2
            assert mine[0].headers["cache-control"] == "private, no-cache"
            assert mine[0].headers["content-security-policy"] == "default-src 'none'; sandbox"
            assert theirs.status == 404
            assert len(here.asked) == 3
            assert len(here.front.cache) == 0

    act()


def test_who_may_not_have_it_does_not_learn_that_it_is_there(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            for_members(here)

            tag = (await here.ask(NAME, cookie=MEMBER)).headers["etag"]
            hidden, absent = await here.ask(NAME, if_none_match=tag), await here.ask("/media/f/ab/none.webp")

            assert (hidden.status, hidden.headers, hidden.body) == (absent.status, absent.headers, absent.body)

    act()


def test_a_cookie_that_comes_with_a_file_goes_to_its_member_alone(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers={**FOR_ALL, "Set-Cookie": "rostra_session=new"})

            answer = await here.ask(NAME, cookie=MEMBER)

            assert answer.headers["set-cookie"] == "rostra_session=new"
            assert answer.headers["cache-control"] == "private, no-cache"
            assert len(here.front.cache) == 0

    act()


def test_a_write_takes_a_picture_back_before_its_answer(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)
            here.page("/remove/", "ok", headers={"Rostra-Purge": "topic-12 pictures-12"})
            before = await here.ask(NAME)
            for_members(here)

            await here.ask("/remove/", method="POST", body=b"reason=x", cookie=MEMBER)

            assert before.status == 200
            assert (await here.ask(NAME)).status == 404
            assert (await here.ask(NAME, cookie=MEMBER)).status == 200

    act()


def test_another_machine_takes_it_back_by_the_bus(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)
            before = await here.ask(NAME)
            for_members(here)

            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bus:
                bus.sendto(b'{"kind": "purge", "keys": ["pictures-12"]}', str(here.folder / "bus.sock"))
            while len(here.front.cache):
                await asyncio.sleep(0)

            assert before.status == 200
            assert (await here.ask(NAME)).status == 404

    act()


def test_what_a_member_was_told_before_a_purge_is_not_remembered(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            begun, go_on = asyncio.Event(), asyncio.Event()

            async def slow(_request: web.Request) -> web.Response:
                begun.set()
                await go_on.wait()
                return web.Response(headers=FOR_ALL)

            here.plays[NAME] = slow
            asking = asyncio.create_task(here.ask(NAME, cookie=MEMBER))
            await begun.wait()
            here.front.cache.purge(["pictures-12"])
            go_on.set()
            await asking

            assert len(here.front.cache) == 0

    act()


def test_while_the_site_is_down_what_was_public_is_sent_and_nothing_else(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)
            await here.ask(NAME)
            await here.stop_site()
            entry = here.front.cache.get(NAME, 0)
            assert entry is not None
            entry.fresh_until = entry.shown_until = 0

            old = [await here.ask(NAME), await here.ask(NAME, cookie=MEMBER)]
            here.front.cache.purge(["pictures-12"])
            purged = [await here.ask(NAME), await here.ask(NAME, cookie=MEMBER)]

            assert [answer.body for answer in old] == [BYTES] * 2
            assert [answer.status for answer in purged] == [503] * 2

    act()


def test_a_site_that_breaks_leaves_what_was_public(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)
            await here.ask(NAME)
            entry = here.front.cache.get(NAME, 0)
            assert entry is not None
            entry.fresh_until = entry.shown_until = 0

            async def broken(_request: web.Request) -> web.Response:
                return web.Response(status=500, text="broken")

            here.plays[NAME] = broken
            answers = [await here.ask(NAME), await here.ask(NAME, cookie=MEMBER)]

            assert [answer.body for answer in answers] == [BYTES] * 2

    act()


def test_squares_of_members_and_sections_are_for_everybody_and_never_asked_for(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            answer = await here.ask(SQUARE, cookie=MEMBER)

            assert answer.body == BYTES
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert not here.asked

    act()


def test_no_client_names_a_file_and_no_page_is_taken_for_one(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            await here.ask(NAME, raw=[(b"rostra-file", b"f/ab/abcd.webp")])
            here.page("/t/12/", headers={"Content-Type": "text/html"})

            page = await here.ask("/t/12/", raw=[(b"rostra-file", b"f/ab/abcd.webp")])

            assert [request.headers.get("Rostra-File") for request in here.asked] == [None, None]
            assert page.body != BYTES

    act()


def test_what_is_remembered_of_pictures_weighs_little(media: str) -> None:
    @played
    async def act() -> None:
        async with stage(media_dir=media) as here:
            here.page(NAME, "", headers=FOR_ALL)
            await here.ask(NAME)

            assert 0 < here.front.cache.weight < 1_500

    act()
