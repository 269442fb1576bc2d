"""While the site is away or hangs, readers read what is kept, and nobody's text is lost."""

import os

import httpx
import pytest

from tests.chaos.killing import held, kill, started_by
from tests.chaos.posting import Poster
from tests.server import Server
from tests.waiting import within

pytestmark = pytest.mark.processes


def test_kept_pages_are_served_and_text_is_handed_back_until_it_is_up(harmed: Server, topic: int) -> None:
    with Poster(harmed.url, "sailor0") as poster, httpx.Client(base_url=harmed.url, timeout=20) as guest:
        kept = guest.get(f"/t/{topic}/in-any-weather/")
        site = harmed.children()["site"]
        with held(harmed.process.pid):  # so that nothing is started again yet
            kill(site, *started_by(site))

            stale = guest.get(f"/t/{topic}/in-any-weather/")
            unknown = guest.get("/s/town-hall/")
            refused = poster.send(topic, "Nobody <may> lose this & that.")

            assert (stale.status_code, stale.text) == (200, kept.text)
            assert unknown.status_code == 503
            assert int(unknown.headers["Retry-After"]) > 0
            assert refused.status_code == 503
            assert int(refused.headers["Retry-After"]) > 0
            assert "Nobody &lt;may&gt; lose this &amp; that." in refused.text

        assert within(30, lambda: guest.get("/s/town-hall/").status_code == 200)
        assert poster.reply(topic, "Sent again.")


def test_a_site_that_hangs_does_not_keep_guests_from_kept_pages(harmed: Server, topic: int) -> None:
    with httpx.Client(base_url=harmed.url, timeout=5) as guest:
        kept = guest.get(f"/t/{topic}/in-any-weather/")

        with held(*started_by(harmed.children()["site"])):
            still = guest.get(f"/t/{topic}/in-any-weather/")

        assert still.text == kept.text
        assert guest.get("/s/town-hall/").status_code == 200


def test_a_guest_has_a_reply_at_once_when_it_was_acknowledged(harmed: Server, topic: int) -> None:
    with Poster(harmed.url, "sailor1") as poster, httpx.Client(base_url=harmed.url, timeout=20) as guest:
        path, late = f"/t/{topic}/in-any-weather/", []
        for number in range(200):
            guest.get(path)  # so that the page is kept when the reply makes it stale
            path = poster.reply(topic, f"Reply-{number}-here")
            if f"Reply-{number}-here" not in guest.get(path).text:
                late.append(number)

    assert late == []


def test_one_sigterm_ends_all_while_people_are_there(harmed: Server, topic: int) -> None:
    with Poster(harmed.url, "sailor2") as poster:
        poster.reply(topic, "Before the end.")
        stream = harmed.connection(f"/live?place=topic-{topic}".encode())
        everything = [harmed.process.pid, *started_by(harmed.process.pid)]
        harmed.process.terminate()

        assert harmed.wait_for_end(10) == 0
        stream.close()
    assert within(2, lambda: not any(os.path.exists(f"/proc/{one}") for one in everything[1:]))  # noqa: PTH110 - a process, not a file
    assert [line for line in harmed.said if "Killing" in line or "errored" in line] == []
