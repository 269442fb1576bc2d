"""What proxies say of a client, and what a client says that is no proxy."""

import asyncio

import pytest

from rostra.front.tests.stage import played, stage

MEMBER = "rostra_session=abc"
PROXY = "10.0.0.1"


@played
async def test_a_proxy_that_adds_a_line_of_its_own_is_believed_and_not_the_line_of_the_client() -> None:
    lines = [(b"x-forwarded-for", b"6.6.6.6"), (b"x-forwarded-for", b"203.0.113.9")]
    async with stage(trusted_proxies=("10.0.0.0/8",)) as here:
        here.page("/desk/")

        await here.ask("/desk/", client=PROXY, cookie=MEMBER, raw=lines)

        assert here.asked[0].headers.getall("X-Forwarded-For") == ["203.0.113.9"]


@played
async def test_a_proxy_is_known_where_one_socket_listens_for_both_kinds_of_addresses() -> None:
    async with stage(trusted_proxies=("10.0.0.0/8",)) as here:
        here.page("/desk/")

        await here.ask("/desk/", client=f"::ffff:{PROXY}", cookie=MEMBER, x_forwarded_for="203.0.113.9")
        await here.ask("/desk/", client="::ffff:198.51.100.8", cookie=MEMBER, x_request_id="mine-mine")

        assert [one.headers["X-Forwarded-For"] for one in here.asked] == ["203.0.113.9", "198.51.100.8"]
        assert here.asked[1].headers["X-Request-Id"] != "mine-mine"


@pytest.mark.parametrize("name", ["x-forwarded-proto", "x-forwarded-host"])
def test_of_scheme_and_host_the_line_of_the_nearest_proxy_counts(name: str) -> None:
    async def act() -> None:
        said = {"x-forwarded-proto": [b"http", b"https"], "x-forwarded-host": [b"evil.example", b"forum.example"]}[name]
        async with stage(trusted_proxies=("10.0.0.0/8",)) as here:
            here.page("/desk/")

            await here.ask("/desk/", client=PROXY, cookie=MEMBER, raw=[(name.encode(), one) for one in said])

            assert here.asked[0].headers.getall(name) == [said[1].decode()]

    played(act)()


@played
async def test_whoever_has_many_addresses_of_one_connection_sends_no_more_at_once() -> None:
    async with stage() as here:
        here.page("/upload/")
        hanging = []
        for number in range(32):
            scope = here.scope("/upload/", "POST", {"transfer-encoding": "chunked"}, f"2001:db8:0:1::{number:x}")
            hanging.append(asyncio.create_task(here.play(scope, [b"x"], is_over=False)))
        await asyncio.sleep(0)

        same = await here.ask("/upload/", method="POST", body=b"x", client="2001:db8:0:1:ffff::9")
        other = await here.ask("/upload/", method="POST", body=b"x", client="2001:db8:0:2::9")
        for one in hanging:
            one.cancel()

        assert (same.status, other.status) == (429, 200)
