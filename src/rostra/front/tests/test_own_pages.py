"""The pages front makes itself: whose name and language they have, and where they lead."""

import pytest

from rostra.front.tests.stage import Stage, played, stage

QUAY = {"Rostra-Site": "de K%C3%A4se%20%26%20Kai"}
FORM = "http://forum.example/t/1/a-topic/?page=2&sort=new#reply"


async def refused(here: Stage, referer: str) -> bytes:
    """Send more than the site takes, and return the page that says so."""
    answer = await here.ask("/t/1/reply/", method="POST", body=b"x" * 200, cookie="rostra_session=a", referer=referer)
    assert answer.status == 413
    return answer.body


@played
async def test_it_has_the_sites_name_and_language_whatever_the_browser_speaks() -> None:
    async with stage() as here:
        here.page("/desk/", headers=QUAY)

        await here.ask("/desk/", cookie="rostra_session=a")
        answer = await here.ask("/static/none.css", accept_language="en")

        assert "<html lang='de'>" in answer.body.decode()
        assert "<title>Hier ist nichts – Käse &amp; Kai</title>" in answer.body.decode()


@played
async def test_a_new_name_holds_from_the_next_answer_on() -> None:
    async with stage() as here:
        here.page("/desk/", headers=QUAY)
        await here.ask("/desk/", cookie="rostra_session=a")

        here.page("/desk/", headers={"Rostra-Site": "en The%20Quay"})
        await here.ask("/desk/", cookie="rostra_session=a")
        answer = await here.ask("/static/none.css", accept_language="de")

        assert "<title>There is nothing here – The Quay</title>" in answer.body.decode()


@played
async def test_a_front_that_starts_while_the_site_is_down_knows_the_name() -> None:
    async with stage() as here:
        file = here.folder / "site-name"
        async with stage(naming_file=str(file)) as first:
            first.page("/t/1/", headers={**QUAY, "Rostra-Cache": "60"})
            await first.ask("/t/1/")

        async with stage(naming_file=str(file)) as second:
            await second.stop_site()
            answer = await second.ask("/t/1/", accept_language="en")

            assert answer.status == 503
            assert "<title>Die Seite macht eine kurze Pause – Käse &amp; Kai</title>" in answer.body.decode()


@played
async def test_back_leads_to_the_page_with_the_form() -> None:
    async with stage(max_body_bytes=100) as here:
        page = await refused(here, FORM)

        assert b" href='/t/1/a-topic/?page=2&amp;sort=new'>Back to the page</a>" in page


@pytest.mark.parametrize(
    "referer",
    [
        "http://elsewhere.example/t/1/", "http://forum.example//elsewhere.example/", "http://forum.example/\\\\elsewhere/",
        "javascript:alert(1)", "//forum.example/t/1/", "http://[/", "http://forum.example", "",
    ],
)  # fmt: skip
def test_back_never_leads_elsewhere(referer: str) -> None:
    async def act() -> None:
        async with stage(max_body_bytes=100) as here:
            page = await refused(here, referer)

            assert b" href='/'>To the front page</a>" in page

    played(act)()


@played
async def test_an_address_cannot_break_out_of_the_link() -> None:
    async with stage(max_body_bytes=100) as here:
        page = await refused(here, "http://forum.example/t/'><b>")

        assert b" href='/t/&#x27;&gt;&lt;b&gt;'>Back to the page</a>" in page
