"""What proxies say of a client, and what a client says that is no proxy."""

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


@pytest.mark.parametrize("name", ["x-forwarded-proto", "x-forwarded-host"])
def test_of_scheme_and_host_the_line_of_the_nearest_proxy_counts(name: str) -> None:
    async def act() -> None:
        said = {"x-forwarded-proto": [b"http", b"https"], "x-forwarded-host": [b"evil.example", b"forum.example"]}[name]
        async with stage(trusted_proxies=("10.0.0.0/8",)) as here:
            here.page("/desk/")

            await here.ask("/desk/", client=PROXY, cookie=MEMBER, raw=[(name.encode(), one) for one in said])

            assert here.asked[0].headers.getall(name) == [said[1].decode()]

    played(act)()
