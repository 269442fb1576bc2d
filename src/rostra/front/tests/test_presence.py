"""Who is where: counted without a write, told to the site and to open pages."""

import asyncio
import json
from unittest.mock import patch

import pytest

from rostra.front import live
from rostra.front.presence import WINDOW_S, Presence, is_crawler
from rostra.front.tests.stage import KEPT, played, stage

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"


@played
async def test_the_site_hears_who_looked_at_the_page() -> None:
    async with stage() as here:
        here.page("/t/1/", headers={**KEPT, "Rostra-Viewing": "topic-1"})
        for last in range(3):
            await here.ask("/t/1/", client=f"198.51.100.{last}", user_agent=BROWSER)
        await here.ask("/t/1/", user_agent="Googlebot/2.1")
        here.page("/t/1/", headers={"Rostra-Viewing": 'topic-1 {"name": "Bob", "url": "/m/bob/"}'})

        await here.ask("/t/1/", cookie="rostra_session=b")
        await here.ask("/t/1/", cookie="rostra_session=b")

        told = json.loads(here.asked[-1].headers["Rostra-Browsing"])
        assert told == {"members": [{"name": "Bob", "url": "/m/bob/"}], "member_count": 1, "guest_count": 3}


@played
async def test_who_looks_under_another_spelling_is_at_the_same_place() -> None:
    async with stage() as here:
        here.page("/t/1/", headers={"Rostra-Viewing": 'topic-1 {"name": "Bob", "url": "/m/bob/"}'})
        await here.ask("/%74/1/", cookie="rostra_session=b")

        await here.ask("/t/1/", cookie="rostra_session=b")

        assert json.loads(here.asked[-1].headers["Rostra-Browsing"])["member_count"] == 1


@played
async def test_the_front_page_hears_who_is_anywhere_on_the_site() -> None:
    async with stage() as here:
        here.page("/", headers={"Rostra-Viewing": 'home {"name": "Ann", "url": "/m/ann/"}'})
        here.page("/t/1/", headers={"Rostra-Viewing": 'topic-1 {"name": "Bob", "url": "/m/bob/"}'})
        await here.ask("/", cookie="rostra_session=a")
        await here.ask("/t/1/", cookie="rostra_session=b")
        here.page("/t/1/", headers={**KEPT, "Rostra-Viewing": "topic-1"})
        await here.ask("/t/1/", user_agent=BROWSER)

        await here.ask("/", cookie="rostra_session=a")

        told = json.loads(here.asked[-1].headers["Rostra-Browsing"])
        assert [member["name"] for member in told["members"]] == ["Bob", "Ann"]
        assert (told["member_count"], told["guest_count"]) == (2, 1)


def test_who_left_a_quarter_of_an_hour_ago_is_not_there() -> None:
    presence = Presence()
    presence.member_came("topic-1", "Bob", "/m/bob/", 0)
    presence.guest_came("topic-1", presence.mark("198.51.100.1", b"a"), 10)

    assert presence.seen("topic-1", WINDOW_S)["member_count"] == 1
    assert presence.seen("topic-1", WINDOW_S + 5) == {"members": [], "member_count": 0, "guest_count": 1}


def test_a_mark_tells_nothing_of_the_guest() -> None:
    first, second = Presence(), Presence()

    assert first.mark("198.51.100.1", b"a") != second.mark("198.51.100.1", b"a")
    assert first.mark("198.51.100.1", b"a") != first.mark("198.51.100.2", b"a")


@pytest.mark.parametrize(
    ("agent", "is_program"),
    [(b"", True), (b"Mozilla/5.0 (compatible; bingbot/2.0)", True), (b"curl/8.5", True), (b"GPTBot/1.1", True),
     (b"some_bot_1", True), (b"AcuBot/1.0", True),
     (b"Mozilla/5.0 (Linux; Android 9; CUBOT_P30) Chrome/90 Mobile", False),
     (b"Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 21) Chrome/120 Mobile Safari/537.36", False),
     (BROWSER.encode(), False), (b"Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", False)],
)  # fmt: skip
def test_programs_that_say_so_do_not_count(agent: bytes, *, is_program: bool) -> None:
    assert is_crawler(agent) is is_program


@played
async def test_a_kept_page_is_made_anew_once_a_member_came_so_that_guests_without_script_read_the_name() -> None:
    async with stage() as here:
        keys = {**KEPT, "Rostra-Keys": "topic-1"}
        here.page("/t/1/", "nobody", headers={**keys, "Rostra-Viewing": "topic-1"})
        here.page("/feeds/t/1/", "feed", headers=keys)
        await here.ask("/t/1/", user_agent=BROWSER)
        await here.ask("/feeds/t/1/")
        here.page("/t/1/", "Bob", headers={**keys, "Rostra-Viewing": "topic-1"})

        with patch.object(live, "_PRESENCE_EVERY_S", 0):
            here.front.live.came("topic-1", "/m/bob/", "Bob")
            while (await here.ask("/t/1/")).body != b"Bob":
                await asyncio.sleep(0)
        feed = here.front.cache.get("/feeds/t/1/", 0)

        assert [request.path for request in here.asked] == ["/t/1/", "/feeds/t/1/", "/t/1/"]
        assert feed is not None
        assert feed.fresh_until == feed.made_at + 60


@played
async def test_a_page_is_not_made_anew_for_guests_who_come_nor_again_for_a_member_who_stays() -> None:
    async with stage() as here:
        here.page("/t/1/", headers={**KEPT, "Rostra-Keys": "topic-1", "Rostra-Viewing": "topic-1"})
        with patch.object(live, "_PRESENCE_EVERY_S", 0):
            here.front.live.came("topic-1", "/m/bob/", "Bob")
            await _a_moment()  # The page is made anew for who came, and only then kept.
            await here.ask("/t/1/")
            for last in range(5):
                here.front.live.came("topic-1", "/m/bob/", "Bob")
                await here.ask("/t/1/", client=f"198.51.100.{last}", user_agent=BROWSER)
            await _a_moment()
        entry = here.front.cache.get("/t/1/", 0)

        assert len(here.asked) == 1
        assert entry is not None
        assert entry.fresh_until == entry.made_at + 60


async def _a_moment() -> None:
    """Let run what is due now."""
    for _ in range(3):
        await asyncio.sleep(0)
