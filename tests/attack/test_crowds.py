"""Many at once: a crowd that signs in fills no memory, and no trick gives anybody more tries than the limit."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.attack.crowd import Scales, SignIn, at_once
from tests.attack.test_front_door import asked
from tests.attack.visiting import Visitor
from tests.server import Server

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("crowds")]

MOST_BYTES = 300_000_000
TRIES = 10  # wrong passwords from one address within a minute


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that believes who asks, as behind a proxy of its own, with as many processes as usual."""
    settings = {"ROSTRA_TRUSTED_PROXIES": "127.0.0.1", "ROSTRA_WORKERS": "2"}
    with Server(tmp_path_factory.mktemp("crowd"), **settings) as one:
        one.populate()
        yield one


@pytest.fixture
def in_the_open(new_server: Server) -> Iterator[Server]:
    """A server that strangers reach directly."""
    with new_server:
        yield new_server


def test_two_hundred_who_sign_in_at_once_fill_no_memory_and_others_are_served(behind_a_proxy: Server) -> None:
    sign_in, server = SignIn(behind_a_proxy), behind_a_proxy
    with (
        Visitor(server.url, "bob") as member,
        Scales(server.children()["site"]) as scales,
        ThreadPoolExecutor(1) as one,
    ):
        crowd = one.submit(at_once, lambda number: sign_in(f"somebody {number}", f"203.0.113.{number}"), 200)
        began = time.monotonic()
        guests = asked(server, "/")[0].status
        guest_s = time.monotonic() - began
        members = member.get("/s/long-table/").status_code
        was_going_on = not crowd.done()
        statuses = crowd.result()

    # On a slow machine the last hear after half a minute that it is too much now, and try again.
    late = [number for number, status in enumerate(statuses) if status == 503]
    again = [sign_in(f"somebody {number}", f"203.0.113.{number}") for number in late]
    assert [status for status in statuses if status != 503] + again == [200] * 200
    assert (guests, members, was_going_on) == (200, 200, True)
    assert guest_s < 5
    assert scales.growth < MOST_BYTES


def test_no_header_of_a_stranger_gives_more_tries(in_the_open: Server) -> None:
    sign_in = SignIn(in_the_open)
    headers = ["X-Real-IP", "X-Client-IP", "CF-Connecting-IP", "True-Client-IP", "X-Forwarded", "Forwarded-For", "Via"]

    answers = at_once(
        lambda number: sign_in(
            f"somebody {number}", f"203.0.113.{number}", **{headers[number % len(headers)]: f"203.0.113.{number}"}
        ),
        60,
    )

    assert set(answers) == {200, 429}
    assert answers.count(200) <= TRIES + 1


def test_no_spelling_of_the_address_and_no_other_method_is_another_limit(in_the_open: Server) -> None:
    sign_in = SignIn(in_the_open)
    used_up = [sign_in(f"somebody {number}", "") for number in range(TRIES + 2)]
    others = [
        "/ACCOUNT/sign-in/", "/account/sign-in", "//account/sign-in/", "/account//sign-in/", "/account/sign-in/?x=1",
        "/account/./sign-in/", "/account/%73ign-in/", "/account/sign-in/;x", "/account/sign-in//", "/Account/Sign-In/",
    ]  # fmt: skip

    answers = {path: sign_in("another", "", path) for path in others}
    answers["method"] = sign_in("another", "", **{"X-HTTP-Method-Override": "PUT"})

    assert used_up[-1] == 429
    assert {path: status for path, status in answers.items() if status == 200} == {}


def test_whoever_has_a_whole_network_has_no_more_tries_than_one_address(behind_a_proxy: Server) -> None:
    sign_in = SignIn(behind_a_proxy)

    one = [sign_in(f"anybody {number}", f"2001:db8:1:2:{number:x}::{number:x}") for number in range(TRIES + 2)]
    next_door = sign_in("anybody", "2001:db8:1:3::1")
    spoofed = [sign_in(f"nobody {number}", f"203.0.113.{number}, 198.51.100.9") for number in range(TRIES + 2)]

    assert one[-1] == 429
    assert next_door == 200
    assert spoofed[-1] == 429
