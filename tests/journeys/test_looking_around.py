"""Looking around: who is here, and what arrives where a topic was moved."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.browsing import People, start_topic

pytestmark = [pytest.mark.browser, pytest.mark.processes]

# As a page that was kept before anybody came; put in again, it opens its stream as it does when it is read.
_AS_IT_WAS_KEPT = """() => {
    const place = document.querySelector("live-place");
    const around = place.parentNode;
    place.querySelector("[data-names]").textContent = "Nobody yet";
    place.remove();
    around.append(place);
}"""


def top_of(found: Locator) -> float:
    """How far down the page something stands."""
    box = found.bounding_box()
    assert box is not None
    return box["y"]


def test_a_front_page_that_was_kept_says_at_once_who_is_here_by_now(people: People) -> None:
    people.member("bob").goto("/")
    reader = people.guest()
    reader.goto("/")
    here = reader.get_by_role("region", name="Who is here")

    reader.evaluate(_AS_IT_WAS_KEPT)

    expect(here).not_to_contain_text("Nobody yet")
    expect(here.get_by_role("link", name="bob")).to_be_visible()


def test_a_reply_that_arrives_stands_below_the_line_of_the_move(people: People) -> None:
    topic = start_topic(people.member("alice"), "Begun in the wrong place")
    ada = people.member("ada")
    ada.goto(f"/t/{topic.split('/')[2]}/move/")
    ada.get_by_label("To section").select_option("Town Hall")
    ada.get_by_role("button", name="Move topic").click()
    reader = people.guest()
    reader.goto(topic)
    line = reader.get_by_text("This topic was moved here from Long Table by ada")
    expect(line).to_be_visible()
    bob = people.member("bob")
    bob.goto(topic)
    bob.get_by_role("textbox", name="Your reply").fill("Here it belongs.")
    bob.get_by_role("button", name="Post reply").click()

    reader.get_by_role("button", name="1 new reply").click()

    reply = reader.get_by_role("article").filter(has_text="Here it belongs.")
    expect(reply).to_be_visible()
    assert top_of(line) < top_of(reply)
