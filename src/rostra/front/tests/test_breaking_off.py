"""Forms whose answer, or who themselves, break off: what was typed comes back, and nothing is said that is not so."""

import logging
from collections.abc import Iterator

import pytest
import structlog
from aiohttp import web
from structlog.testing import capture_logs
from structlog.typing import EventDict

from rostra.front.tests.stage import Play, played, stage

MEMBER = "rostra_session=abc"
FORM = "application/x-www-form-urlencoded"
SENT = b"title=On+ferries&body=Long+thought&alt-lead=A+quay&password=hush&key=k1"


async def _killed(request: web.Request) -> web.StreamResponse:
    """Take the form and be gone before a word is said."""
    await request.read()
    assert request.transport
    request.transport.close()
    return web.Response()


def _breaking_off(length: int, content_type: str) -> Play:
    """Say how long the answer is, and be gone."""

    async def play(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(length), "Content-Type": content_type})
        await request.read()
        await response.prepare(request)
        assert request.transport
        request.transport.close()
        return response

    return play


@pytest.mark.parametrize(
    "play",
    [
        _killed,
        _breaking_off(5_000, "text/html"),
        _breaking_off(5_000_000, "text/html"),
        _breaking_off(5_000, "image/png"),
    ],
    ids=["before", "page", "long page", "file"],
)
def test_a_form_whose_answer_broke_off_comes_back_and_may_be_sent_again(play: Play) -> None:
    async def act() -> None:
        async with stage() as here:
            here.plays["/t/1/reply/"] = play

            answer = await here.ask("/t/1/reply/", method="POST", body=SENT, cookie=MEMBER, content_type=FORM)

            assert answer.status == 503
            assert answer.headers["retry-after"]
            assert b"may have been posted" in answer.body
            assert b"Sending it again is safe" in answer.body
            for text in (b">On ferries<", b">Long thought<", b"Describe the picture", b">A quay<"):
                assert text in answer.body
            assert b"hush" not in answer.body
            assert b"k1" not in answer.body

    played(act)()


@played
async def test_a_form_that_never_reached_the_site_is_not_said_to_be_posted() -> None:
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask("/t/1/reply/", method="POST", body=SENT, cookie=MEMBER, content_type=FORM)

        assert answer.status == 503
        assert b"may have been posted" not in answer.body


@pytest.fixture
def logged() -> Iterator[list[EventDict]]:
    """What is logged from now on; tests log errors alone otherwise."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    with capture_logs() as lines:
        yield lines
    structlog.configure(**before)


def test_what_the_site_did_not_answer_is_in_the_log(logged: list[EventDict]) -> None:
    async def act() -> None:
        async with stage() as here:
            await here.stop_site()

            await here.ask("/t/1/reply/", method="POST", body=SENT, cookie=MEMBER, content_type=FORM)
            await here.ask("/t/1/")

    played(act)()

    assert [(line["event"], line["method"], line["path"], line["status"]) for line in logged] == [
        ("not_answered_by_site", "POST", "/t/1/reply/", 503),
        ("not_answered_by_site", "GET", "/t/1/", 503),
    ]
    assert logged[0]["request_id"]


@played
async def test_a_page_whose_answer_broke_off_is_only_down() -> None:
    async with stage() as here:
        here.plays["/desk/"] = _killed

        answer = await here.ask("/desk/", cookie=MEMBER)

        assert answer.status == 503
        assert b"may have been posted" not in answer.body


@played
async def test_what_came_of_a_form_that_stops_coming_is_given_back() -> None:
    async with stage(client_timeout_s=0.1) as here:
        told = {"content-length": "900", "cookie": MEMBER, "content-type": FORM}
        scope = here.scope("/t/12/reply/", "POST", told, "198.51.100.7")

        answer = await here.play(scope, [b"body=It+came"], is_over=False)

        assert answer.status == 408
        assert b">It came</textarea>" in answer.body
