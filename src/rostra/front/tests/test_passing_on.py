"""Requests that are passed on: bodies, limits, headers, and a site that is down."""

import asyncio
from typing import Any
from unittest.mock import patch

import pytest
from aiohttp import web

from rostra.front import bodies
from rostra.front.asgi import Message
from rostra.front.tests.stage import Stage, played, stage

MEMBER = "rostra_session=abc"
FORM = "application/x-www-form-urlencoded"


@played
async def test_a_body_arrives_as_it_was_sent() -> None:
    async with stage() as here:
        sent = bytes(range(256)) * 4_000

        async def echo(request: web.Request) -> web.Response:
            return web.Response(body=await request.read(), content_type="application/octet-stream")

        here.plays["/echo/"] = echo

        assert (await here.ask("/echo/", method="POST", body=sent)).body == sent


def _upload(here: Stage) -> dict[str, Any]:
    return here.scope("/upload/", "POST", {"transfer-encoding": "chunked"}, "198.51.100.7")


async def _says_nothing() -> dict[str, Any]:
    await asyncio.Event().wait()
    return {}


async def _nobody_reads(message: Any) -> None:  # noqa: ANN401 - a message
    """Take an answer and let it go."""


async def _take(request: web.Request) -> web.Response:
    await request.read()
    return web.Response()


@played
async def test_a_body_that_says_it_is_too_large_is_refused_with_the_limit() -> None:
    async with stage(max_body_bytes=2 * 1024 * 1024) as here:
        answer = await here.ask("/upload/", method="POST", body=b"x" * 3_000_000, cookie=MEMBER)

        assert answer.status == 413
        assert b"2 MB" in answer.body
        assert not here.asked


@played
async def test_the_text_that_came_with_too_large_a_picture_is_given_back() -> None:
    body = b'--x7\r\nContent-Disposition: form-data; name="body"\r\n\r\nLong thought\r\n--x7\r\n' + b"x" * 3_000_000
    async with stage(max_body_bytes=2 * 1024 * 1024) as here:
        answer = await here.ask(
            "/t/1/reply/", method="POST", body=body, cookie=MEMBER, content_type="multipart/form-data; boundary=x7"
        )

        assert answer.status == 413
        assert b">Long thought</textarea>" in answer.body


@played
async def test_what_stands_after_too_large_a_picture_is_given_back_as_well() -> None:
    part = b'\r\n--x7\r\nContent-Disposition: form-data; name="%b"'
    before, after = part % b"body" + b"\r\n\r\nLong thought", part % b"byline" + b"\r\n\r\nErin"
    picture = part % b'picture"; filename="a.jpg' + b"\r\n\r\n" + b"x" * 3_000_000
    async with stage(max_body_bytes=2 * 1024 * 1024) as here:
        answer = await here.ask(
            "/desk/1/", method="POST", body=before + picture + after + b"\r\n--x7--\r\n", cookie=MEMBER,
            content_type="multipart/form-data; boundary=x7",
        )  # fmt: skip

        assert answer.status == 413
        assert b">Long thought</textarea>" in answer.body
        assert b">Erin</textarea>" in answer.body


@played
async def test_a_body_that_turns_out_too_large_is_refused_with_the_limit() -> None:
    async with stage(max_body_bytes=2 * 1024 * 1024) as here:
        here.plays["/upload/"] = _take

        answer = await here.ask_in_chunks("/upload/", [b"x" * 1_500_000] * 2, transfer_encoding="chunked")

        assert answer.status == 413
        assert b"2 MB" in answer.body


@played
async def test_too_large_a_body_is_let_run_out_before_it_is_refused() -> None:
    async with stage(max_body_bytes=2 * 1024 * 1024) as here:
        coming = [{"type": "http.request", "body": b"x" * 1_000_000, "more_body": number > 0} for number in range(9)]
        left_at_the_answer = []

        async def receive() -> Message:
            return coming.pop()

        async def send(_message: Message) -> None:
            left_at_the_answer.append(len(coming))

        scope = here.scope("/upload/", "POST", {"cookie": MEMBER, "content-length": "9000000"}, "198.51.100.7")
        await here.front(scope, receive, send)

        assert left_at_the_answer == [0, 0]


@played
async def test_who_stops_sending_too_large_a_body_is_refused_all_the_same() -> None:
    async with stage(max_body_bytes=2 * 1024 * 1024) as here:
        scope = here.scope("/upload/", "POST", {"cookie": MEMBER, "content-length": "9000000"}, "198.51.100.7")

        with patch.object(bodies, "_SILENT_S", 0.01):
            answer = await here.play(scope, [b"x"], is_over=False)

        assert answer.status == 413


@played
async def test_the_site_hears_of_a_body_when_it_is_there_whole() -> None:
    async with stage() as here:
        here.plays["/upload/"] = _take
        arrives = asyncio.Event()

        async def receive() -> dict[str, Any]:
            if not arrives.is_set():
                await arrives.wait()
                return {"type": "http.request", "body": b"half", "more_body": True}
            return {"type": "http.request", "body": b"half", "more_body": False}

        sending = asyncio.create_task(here.front(_upload(here), receive, _nobody_reads))
        await here.ask("/nowhere/")
        heard_before = [request.path for request in here.asked]
        arrives.set()
        await sending

        assert "/upload/" not in heard_before
        assert "/upload/" in [request.path for request in here.asked]


@played
async def test_one_address_sends_so_many_bodies_at_once_and_no_more() -> None:
    async with stage() as here:
        here.plays["/upload/"] = _take
        hanging = [asyncio.create_task(here.front(_upload(here), _says_nothing, _nobody_reads)) for _ in range(32)]
        await asyncio.sleep(0)

        refused = await here.ask("/t/1/reply/", method="POST", body=b"body=My+thought", content_type=FORM)
        other = await here.ask("/upload/", method="POST", body=b"x", client="203.0.113.5")
        for one in hanging:
            one.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)
        again = await here.ask("/upload/", method="POST", body=b"x")

        assert refused.status == 429
        assert refused.headers["retry-after"]
        assert b">My thought</textarea>" in refused.body
        assert (other.status, again.status) == (200, 200)


@pytest.mark.parametrize(
    "headers",
    [
        [(b"content-length", b"5"), (b"content-length", b"6")],
        [(b"content-length", b"5"), (b"transfer-encoding", b"chunked")],
        [(b"content-length", b"+5")],
        [(b"transfer-encoding", b"gzip, chunked")],
        [(b"host", b"a.example"), (b"host", b"b.example")],
    ],
)
def test_a_request_that_can_be_read_in_two_ways_is_refused(headers: list[tuple[bytes, bytes]]) -> None:
    async def act() -> None:
        async with stage() as here:
            answer = await here.ask("/reply/", method="POST", raw=headers)

            assert answer.status == 400
            assert not here.asked

    played(act)()


@played
async def test_a_flood_of_headers_and_an_unknown_method_are_refused() -> None:
    async with stage() as here:
        flood = await here.ask("/", cookie="a=" + "x" * 40_000)
        trace = await here.ask("/", method="TRACE")

        assert (flood.status, trace.status) == (431, 405)
        assert not here.asked


@played
async def test_the_site_hears_who_asks_and_no_lies() -> None:
    async with stage() as here:
        here.page("/desk/")

        await here.ask(
            "/desk/", cookie=MEMBER, rostra_browsing="{}", x_forwarded_for="1.2.3.4", x_request_id="mine-mine",
            connection="x-hop", x_hop="1",
        )  # fmt: skip

        headers = here.asked[0].headers
        assert headers["X-Forwarded-For"] == "198.51.100.7"
        assert headers["X-Request-Id"] != "mine-mine"
        assert not {"Rostra-Browsing", "X-Hop"} & set(headers)


@played
async def test_no_header_with_an_underscore_passes_for_one_of_ours() -> None:
    async with stage() as here:
        here.page("/desk/")

        await here.ask("/desk/", cookie=MEMBER, raw=[(b"rostra_browsing", b"{}"), (b"x_forwarded_host", b"evil")])

        assert not {"rostra_browsing", "x_forwarded_host"} & set(here.asked[0].headers)


@played
async def test_a_trusted_proxy_is_believed_up_to_the_first_stranger() -> None:
    async with stage(trusted_proxies=("10.0.0.0/8",)) as here:
        here.page("/desk/")

        await here.ask(
            "/desk/", client="10.0.0.1", cookie=MEMBER, x_forwarded_for="6.6.6.6, 203.0.113.9, 10.0.0.2",
            x_forwarded_proto="https", x_request_id="request-0001",
        )  # fmt: skip

        headers = here.asked[0].headers
        assert headers["X-Forwarded-For"] == "203.0.113.9"
        assert headers["X-Forwarded-Proto"] == "https"
        assert headers["X-Request-Id"] == "request-0001"


@played
async def test_the_world_never_gets_our_headers_and_keeps_every_cookie() -> None:
    async with stage() as here:

        async def play(_request: web.Request) -> web.Response:
            answer = web.Response(text="x", headers={"Rostra-Viewing": "home", "Rostra-Purge": "a", "Rostra-New": "1"})
            answer.set_cookie("rostra_session", "new", httponly=True)
            return answer

        here.plays["/account/login/"] = play
        answer = await here.ask("/account/login/", method="POST", body=b"a=b")

        assert not [name for name in answer.headers if name.startswith("rostra-")]
        assert answer.headers["set-cookie"].startswith("rostra_session=new")


@pytest.mark.parametrize(("language", "words"), [("en-GB", b"short break"), ("de-AT,en;q=0.5", b"kurze Pause")])
def test_a_site_that_is_down_is_said_in_the_readers_language(language: str, words: bytes) -> None:
    async def act() -> None:
        async with stage() as here:
            await here.stop_site()

            answer = await here.ask("/t/1/", accept_language=language)

            assert answer.status == 503
            assert answer.headers["retry-after"]
            assert words in answer.body

    played(act)()


@played
async def test_a_text_that_could_not_be_delivered_is_given_back() -> None:
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask(
            "/t/1/reply/", method="POST", body=b"csrf=1&body=Long+thought+%3Cb%3E", cookie=MEMBER,
            content_type="application/x-www-form-urlencoded",
        )  # fmt: skip

        assert answer.status == 503
        assert b"Long thought &lt;b&gt;" in answer.body


@played
async def test_the_text_of_a_form_that_may_carry_a_picture_is_given_back_too() -> None:
    body = (
        b'--x7\r\nContent-Disposition: form-data; name="key"\r\n\r\nk1\r\n'
        b'--x7\r\nContent-Disposition: form-data; name="body"\r\n\r\nLong thought <b>\r\n\r\nand more\r\n'
        b'--x7\r\nContent-Disposition: form-data; name="picture"; filename=""\r\n\r\n\r\n--x7--\r\n'
    )
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask(
            "/t/1/reply/", method="POST", body=body, cookie=MEMBER, content_type="multipart/form-data; boundary=x7",
        )  # fmt: skip

        assert answer.status == 503
        assert b"Long thought &lt;b&gt;\r\n\r\nand more</textarea>" in answer.body


@played
async def test_an_answer_that_breaks_off_is_not_ended_as_if_whole() -> None:
    async with stage() as here:

        async def broken(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Length": "5000000"})
            await response.prepare(request)
            await response.write(b"half")
            assert request.transport
            request.transport.close()
            return response

        here.plays["/export/"] = broken

        answer = await here.ask("/export/", cookie=MEMBER)

        assert not answer.is_whole


@played
async def test_an_icon_at_the_old_address_is_answered_without_the_site() -> None:
    async with stage() as here:
        answer = await here.ask("/favicon.ico")

        assert (answer.status, answer.headers["location"]) == (302, "/static/ui/mark.svg")
        assert here.asked == []


@played
async def test_health_is_answered_without_the_site() -> None:
    async with stage() as here:
        await here.stop_site()

        assert (await here.ask("/healthz")).status == 200
        assert (await here.ask("/readyz")).status == 503


@played
async def test_what_the_site_answers_to_front_is_not_for_the_world() -> None:
    async with stage() as here:
        assert (await here.ask("/live/authorize/?place=topic-1")).status == 404
        assert not here.asked


@played
async def test_a_body_that_stops_coming_is_given_up() -> None:
    async with stage(client_timeout_s=0.1) as here:
        here.plays["/t/12/reply/"] = _take
        scope = here.scope("/t/12/reply/", "POST", {"content-length": "9", "cookie": MEMBER}, "198.51.100.7")

        answer = await here.play(scope, [b"body=It"], is_over=False)

        assert answer.status == 408
        assert answer.is_whole


@played
async def test_title_and_reason_are_given_back_with_the_text_and_no_password_is() -> None:
    sent = b"title=On+ferries&body=Long+thought&reason=Fog&password=hush&key=k1&csrfmiddlewaretoken=t0"
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask("/s/talk/new/", method="POST", body=sent, cookie=MEMBER, content_type=FORM)

        for label, text in ((b"Title", b"On ferries"), (b"Your text", b"Long thought"), (b"Reason", b"Fog")):
            assert label in answer.body
            assert text in answer.body
        assert b"hush" not in answer.body
        assert b"k1" not in answer.body


@played
async def test_a_form_that_could_not_be_delivered_leads_back_to_the_page_it_stood_on() -> None:
    async with stage() as here:
        await here.stop_site()
        told = {"referer": "http://forum.example/t/1/boat/?page=2", "content-type": FORM, "content-length": "7"}
        scope = here.scope("/t/1/reply/", "POST", told, "198.51.100.7")

        answer = await here.play(scope, [b"body=It"])

        assert b"href='/t/1/boat/?page=2'" in answer.body


@played
async def test_a_form_from_nowhere_leads_to_the_front_page() -> None:
    async with stage() as here:
        await here.stop_site()
        told = {"referer": "https://evil.example/t/", "content-type": FORM, "content-length": "7"}
        scope = here.scope("/t/1/reply/", "POST", told, "198.51.100.7")

        answer = await here.play(scope, [b"body=It"])

        assert b"href='/'" in answer.body
        assert b"evil.example" not in answer.body
