"""Live streams: who hears what, in which order, and when a stream ends."""

import asyncio
from unittest.mock import patch

from rostra.front import live
from rostra.front.tests.listening import Listener, allow, event
from rostra.front.tests.stage import KEPT, Stage, played, stage
from rostra.kit.bus import SocketSender


def _tell(here: Stage, packed: bytes) -> None:
    SocketSender(here.folder / "bus.sock").send(packed)


@played
async def test_everybody_at_the_place_hears_and_nobody_else() -> None:
    async with stage() as here:
        allow(here)
        first, second, other = (Listener(here, place) for place in ("topic-1", "topic-1", "topic-2"))
        for listener in (first, second, other):
            await listener.until("retry:")

        _tell(here, event(7, seq=3))
        _tell(here, event(8, "topic-2"))

        assert 'id: 7\nevent: reply\ndata: {"seq":3}\n\n' in await first.until("id: 7")
        await second.until("id: 7")
        await other.until("id: 8")
        assert other.ids == [8]


@played
async def test_who_comes_back_hears_what_was_missed_once() -> None:
    async with stage() as here:
        allow(here, missed=(5, 6, 7, 8, 9))

        listener = Listener(here, "topic-1", last_event_id="6")
        await listener.until("id: 9")
        _tell(here, event(9))
        _tell(here, event(10))
        await listener.until("id: 10")

        assert listener.ids == [7, 8, 9, 10]


@played
async def test_an_event_told_twice_is_heard_once_and_a_late_one_is_not_lost() -> None:
    async with stage() as here:
        allow(here)
        listener = Listener(here, "topic-1")
        await listener.until("retry:")

        for number in (7, 7, 9, 8):
            _tell(here, event(number, at=number))
        text = await listener.until('"at":8')

        assert text.count('"at":7') == 1
        assert listener.ids == [7, 9, 9]


@played
async def test_who_opens_a_page_is_told_at_once_who_is_there() -> None:
    async with stage() as here:
        allow(here)
        here.page("/s/tea/", headers={"Rostra-Viewing": 'section-2 {"name": "Bob", "url": "/m/bob/"}'})
        await here.ask("/s/tea/", cookie="rostra_session=a")

        listener = Listener(here, "section-2")

        assert '"members":[{"name":"Bob","url":"/m/bob/"}]' in await listener.until("event: presence")


@played
async def test_who_comes_is_told_where_they_come_and_on_the_front_page_and_nowhere_else() -> None:
    async with stage() as here:
        allow(here, parts=("section-2",))  # as the page of a section hears of what happens in its part
        at_the_part, at_home, above = (Listener(here, place) for place in ("section-2", "home", "section-1"))
        for listener in (at_the_part, at_home, above):
            await listener.until("event: presence")
        here.page("/s/tea/", headers={"Rostra-Viewing": "section-2"})

        with patch.object(live, "_PRESENCE_EVERY_S", 0), patch.object(live, "_WHOLE_SITE_EVERY_S", 0):
            await here.ask("/s/tea/", cookie="other=1")

        await at_the_part.until('"guest_count":1')
        await at_home.until('"guest_count":1')
        assert above.text.count("event: presence") == 1


@played
async def test_a_stream_ends_with_its_session() -> None:
    async with stage() as here:
        allow(here, session="mark")
        listener = Listener(here, "topic-1", cookie="rostra_session=a")
        await listener.until("retry:")

        _tell(here, b'{"kind":"end-session","session":"mark"}')
        await listener.task

        assert here.front.live.streams.count == 0


@played
async def test_a_stream_ends_when_its_right_does() -> None:
    async with stage() as here:
        allow(here)
        listener = Listener(here, "topic-1", cookie="rostra_session=a")
        await listener.until("retry:")
        del here.plays["/live/authorize/"]

        _tell(here, b'{"kind":"recheck","channel":"topic-1"}')
        await listener.task

        assert here.front.live.streams.count == 0


@played
async def test_a_stream_ends_when_one_of_its_parts_is_out_of_sight() -> None:
    async with stage() as here:
        allow(here, parts=("section-2",))
        listener = Listener(here, "section-1", cookie="rostra_session=a")
        await listener.until("retry:")
        _tell(here, event(7, "section-2"))
        await listener.until("id: 7")
        allow(here)

        _tell(here, b'{"kind":"recheck","channel":"section-2"}')
        await listener.task

        assert here.front.live.streams.count == 0


@played
async def test_a_stream_ends_when_its_right_cannot_be_checked() -> None:
    async with stage() as here:
        allow(here)
        listener = Listener(here, "topic-1", cookie="rostra_session=a")
        await listener.until("retry:")
        await here.stop_site()

        _tell(here, b'{"kind":"recheck","channel":"*"}')
        await listener.task


@played
async def test_who_may_not_listen_is_told_nothing() -> None:
    async with stage() as here:
        listener = Listener(here, "topic-1")
        await listener.task

        assert listener.status == 404


@played
async def test_a_client_that_never_reads_is_let_go() -> None:
    async with stage() as here:
        allow(here)
        silent, awake = Listener(here, "topic-1"), Listener(here, "topic-1")
        for listener in (silent, awake):
            await listener.until("retry:")
        silent.may_read.clear()

        for number in range(1, 101):
            _tell(here, event(number))
            await awake.until(f"id: {number}\n")
        await silent.task

        assert here.front.live.streams.count == 1


@played
async def test_who_leaves_is_forgotten() -> None:
    async with stage() as here:
        allow(here)
        listener = Listener(here, "topic-1")
        await listener.until("retry:")

        await listener.leave()

        assert here.front.live.streams.count == 0


@played
async def test_streams_above_the_limit_are_refused() -> None:
    async with stage(max_streams=1) as here:
        allow(here)
        await Listener(here, "topic-1").until("retry:")

        second = Listener(here, "topic-1")
        await second.task

        assert second.status == 503


@played
async def test_what_the_bus_says_badly_does_no_harm() -> None:
    async with stage() as here:
        allow(here)
        listener = Listener(here, "topic-1")
        await listener.until("retry:")

        for packed in (b"\xff", b"[]", b'{"kind":"live"}', b'{"kind":"purge","keys":3}', b'{"kind":"later"}'):
            _tell(here, packed)
        _tell(here, event(3))

        await listener.until("id: 3")


@played
async def test_a_front_that_stops_ends_all_streams_and_those_that_come_late() -> None:
    async with stage() as here:
        allow(here)
        early = Listener(here, "topic-1")
        await early.until("retry:")

        here.front.live.close()
        late = Listener(here, "topic-1")

        await asyncio.gather(early.task, late.task)
        assert late.status == 200  # A browser comes back after this, and after no other answer.


@played
async def test_after_a_lost_message_nothing_kept_is_trusted_and_rights_are_asked_anew() -> None:
    async with stage() as here:
        allow(here)
        here.page("/t/12/slug/", headers=KEPT)
        listener = Listener(here, "topic-1")
        await listener.until("retry:")
        await here.ask("/t/12/slug/")
        _tell(here, b'{"kind":"purge","keys":["other"],"from":"tasks","number":1}')
        before = len(here.asked)

        here.plays.pop("/live/authorize/")
        _tell(here, b'{"kind":"purge","keys":["other"],"from":"tasks","number":3}')
        await listener.task
        await here.ask("/t/12/slug/")

        assert [request.path for request in here.asked[before:]] == ["/live/authorize/", "/t/12/slug/"]


@played
async def test_what_a_lost_message_said_is_heard_once_it_is_noticed_and_nothing_twice() -> None:
    async with stage() as here:
        allow(here, missed=(5, 6, 7, 8, 9))
        early, late = Listener(here, "topic-1", last_event_id="6"), Listener(here, "topic-1", last_event_id="8")
        for listener in (early, late):
            await listener.until("id: 9")
        allow(here, missed=(5, 6, 7, 8, 9, 10, 11, 12))
        _tell(here, event(10))
        _tell(here, b'{"kind":"next","from":"site","number":3}')
        for listener in (early, late):
            await listener.until("id: 12")

        assert early.ids == [7, 8, 9, 10, 11, 12]
        assert late.ids == [9, 10, 11, 12]


@played
async def test_who_did_not_say_what_they_know_is_told_nothing_that_was_before_them() -> None:
    async with stage() as here:
        allow(here, missed=(5, 6, 7))
        _tell(here, event(6))
        _tell(here, b'{"kind":"next","from":"site","number":1}')
        listener = Listener(here, "topic-1")
        await listener.until("retry:")

        _tell(here, b'{"kind":"next","from":"site","number":3}')
        await listener.until("id: 7")

        assert listener.ids == [7]
