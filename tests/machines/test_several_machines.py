"""The same processes on several machines: what one learns the others know, and each can go away."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.chaos.killing import all_of, held
from tests.chaos.posting import Poster
from tests.journeys.test_discussing import a_picture
from tests.machines.several import Machines, OpenPage
from tests.waiting import within

pytestmark = [pytest.mark.processes, pytest.mark.postgres, pytest.mark.redis, pytest.mark.xdist_group("machines")]
AT_ONCE_S = 5  # far below the minute for which a page is kept, and enough for a busy machine


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Two fronts, two sites and tasks; who takes one away brings it back."""
    with Machines(tmp_path_factory.mktemp("machines")) as all_of_them:
        yield all_of_them


@pytest.fixture
def topic(machines: Machines) -> int:
    """A topic, and members to write in it."""
    return int(machines.site.run_module("tests.chaos.crew"))


@pytest.fixture
def path(topic: int) -> str:
    """The address of its page."""
    return f"/t/{topic}/in-any-weather/"


def test_a_reply_through_one_front_is_there_at_once_for_guests_of_the_other(
    machines: Machines, topic: int, path: str
) -> None:
    kept = machines.other_front.get(path)[1]
    with held(*all_of(machines.site), *all_of(machines.other_site)):
        still = machines.other_front.get(path)[1]

    with Poster(machines.front.url, "sailor0") as poster:
        poster.reply(topic, "Seen from here.")

    assert still == kept
    assert "Seen from here." not in kept
    assert within(AT_ONCE_S, lambda: "Seen from here." in machines.other_front.get(path)[1])


def test_what_happens_through_one_front_is_heard_on_the_other(machines: Machines, topic: int) -> None:
    with OpenPage(machines.other_front, f"topic-{topic}") as page, Poster(machines.front.url, "sailor1") as poster:
        poster.reply(topic, "Heard there.")

        assert '"seq":2' in page.until("event: reply")


def test_both_fronts_say_who_is_at_a_page_whichever_they_came_to(machines: Machines, topic: int, path: str) -> None:
    with Poster(machines.front.url, "sailor2") as first, Poster(machines.other_front.url, "sailor3") as second:
        first.read(path)

        assert within(AT_ONCE_S, lambda: {"sailor2", "sailor3"} <= set(named_on(second.read(path))))
        with OpenPage(machines.front, f"topic-{topic}") as page:
            assert "event: presence" in page.until("sailor3")


def test_a_picture_sent_to_one_site_is_served_by_every_front(machines: Machines, topic: int) -> None:
    with Poster(machines.front.url, "sailor4") as poster:
        picture = a_picture()
        token = poster.upload(picture["name"], picture["buffer"])
        assert within(30, lambda: poster.upload_state(token)["state"] == "ready")
        url = machines.other_front.url + poster.upload_state(token)["url"]
        before = httpx.get(url).status_code
        poster.reply(topic, f"Look. ![A pier](upload:{token})")

    assert before == 404  # nobody was shown it yet
    assert within(AT_ONCE_S, lambda: httpx.get(url).headers["Content-Type"].startswith("image/"))


def test_a_machine_with_nothing_but_a_front_has_the_styles_of_its_pages(machines: Machines) -> None:
    page = machines.other_front.get("/")[1]
    style = re.search(r'<link rel="stylesheet" href="(/static/[^"]+)"', page)

    assert style
    assert machines.other_front.get(style[1])[0] == 200


def test_when_a_site_is_killed_both_fronts_serve_guests_and_members(machines: Machines, topic: int) -> None:
    with Poster(machines.front.url, "sailor5") as first, Poster(machines.other_front.url, "sailor6") as second:
        machines.kill(machines.site)
        for one in (first, second):  # A form that met the dying connection is sent again under its key.
            one.reply(topic, "Somebody went overboard.")
        answers = [one.send(topic, f"Reply {number}").status_code for number in range(4) for one in (first, second)]
        guests = [front.get("/s/town-hall/")[0] for front in (machines.front, machines.other_front)]
        machines.site.start("site")

    assert answers == [302] * 8
    assert guests == [200, 200]


def test_without_redis_people_join_and_post_and_what_was_missed_is_made_good_when_it_is_back(
    machines: Machines, topic: int, path: str
) -> None:
    with OpenPage(machines.other_front, f"topic-{topic}") as page:
        page.until("retry:")
        before = machines.other_front.get(path)[1]
        machines.kill_redis()
        with Poster(machines.front.url, "sailor7") as poster:
            answer = poster.send(topic, "In the dark.")
            seen_without_it = within(AT_ONCE_S, lambda: "In the dark." in machines.other_front.get(path)[1])
            machines.start_redis()
            heard = page.until("event: reply")
            poster.reply(topic, "In the light.")

    assert "In the dark." not in before
    assert answer.status_code == 302
    assert seen_without_it
    assert '"seq":2' in heard
    assert within(AT_ONCE_S, lambda: "In the light." in machines.other_front.get(path)[1])


def named_on(page: str) -> list[str]:
    """Return the names of those who looked at a page lately, as it says."""
    return re.findall(r'href="/m/(\w+)/"', page.partition("Recently browsing")[2])
