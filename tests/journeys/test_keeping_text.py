"""Nothing that was typed is lost: pages left, windows in two minds, editors who meet."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import People, start_topic

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_leaving_with_unsaved_text_loses_nothing(people: People) -> None:
    topic = start_topic(people.member("alice"), "Half a thought")
    page = people.member("bob")
    page.goto(topic)
    page.get_by_role("textbox", name="Your reply").press_sequentially("Not yet said")
    page.goto("/")

    page.goto(topic)

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("Not yet said")


def test_a_draft_follows_its_author_to_another_device(people: People) -> None:
    topic = start_topic(people.member("alice"), "A thought on two devices")
    page = people.member("bob")
    page.goto(topic)
    page.get_by_role("textbox", name="Your reply").press_sequentially("Begun on the bus")
    expect(page.get_by_text(re.compile("Draft saved at"))).to_be_visible()

    other = people.member("bob", script=False)
    other.goto(topic)

    expect(other.get_by_role("textbox", name="Your reply")).to_have_value("Begun on the bus")


def test_two_windows_with_different_texts_keep_both(people: People) -> None:
    people.allow("409")
    topic = start_topic(people.member("alice"), "A thought in two windows")
    first, second = people.member("bob"), people.member("bob")
    for page in (first, second):
        page.goto(topic)
    first.get_by_role("textbox", name="Your reply").press_sequentially("Written here")
    expect(first.get_by_text(re.compile("Draft saved at"))).to_be_visible()

    second.get_by_role("textbox", name="Your reply").press_sequentially("Written there")

    expect(second.get_by_label("The other text")).to_have_value("Written here")
    expect(second.get_by_role("textbox", name="Your reply")).to_have_value("Written there")
    second.get_by_role("button", name="Take the other text").click()
    expect(second.get_by_role("textbox", name="Your reply")).to_have_value("Written here")


@pytest.mark.parametrize("script", [True, False])
def test_two_people_editing_one_post_are_shown_the_difference(people: People, *, script: bool) -> None:
    people.allow("409")
    alice = people.member("alice", script=script)
    start_topic(alice, f"The text of the notice {script}", "Open at nine.")
    carol = people.member("carol", script=script)
    carol.goto(alice.url)
    for page in (alice, carol):
        page.locator("summary", has_text="More actions on post 1").click()
        page.get_by_role("link", name="Edit").click()
    alice.locator("textarea[name=body]").fill("Open at ten.")
    alice.get_by_role("button", name="Save").click()
    expect(alice.get_by_role("article").first).to_contain_text("Open at ten.")

    carol.locator("textarea[name=body]").fill("Open at eleven.")
    carol.get_by_role("button", name="Save").click()

    expect(carol.get_by_role("region", name="What differs")).to_be_visible()
    expect(carol.locator("textarea[name=body]")).to_have_value("Open at eleven.")


def test_sending_twice_posts_once(people: People) -> None:
    topic = start_topic(people.member("alice"), "Said once")
    page = people.member("bob", script=False)
    page.goto(topic)
    page.get_by_role("textbox", name="Your reply").fill("Once and no more.")
    page.get_by_role("button", name="Post reply").dblclick(delay=0)
    expect(page.get_by_role("article").last).to_contain_text("Once and no more.")

    page.goto(topic)

    expect(page.get_by_text("Once and no more.")).to_have_count(1)
