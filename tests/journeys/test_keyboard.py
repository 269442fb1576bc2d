"""Everything with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import People, start_topic

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_the_skip_link_is_first_and_leads_to_the_content(people: People) -> None:
    page = people.guest()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Jump to content")).to_be_focused()
    expect(page.get_by_role("link", name="Jump to content")).to_be_in_viewport()

    page.keyboard.press("Enter")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_menu_is_opened_walked_and_closed(people: People) -> None:
    page = people.member("alice")
    page.goto("/")
    menu = page.locator("summary", has_text="Create new…")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details')?.open")

    page.keyboard.press("Escape")

    expect(menu).to_be_focused()


def test_a_reply_is_written_and_posted(people: People) -> None:
    topic = start_topic(people.member("alice"), "Without a mouse")
    page = people.member("bob")
    page.goto(topic)
    page.get_by_role("link", name="Reply to alice").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Your reply")).to_be_focused()
    page.keyboard.type("Typed and ")
    page.keyboard.press("Control+b")
    page.keyboard.type("sent")
    while page.evaluate("document.activeElement.value") != "post":
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the button is out of the keyboard's reach"
    page.keyboard.press("Enter")

    reply = page.get_by_role("article").last
    expect(reply).to_contain_text("Typed and sent")
    expect(reply.locator("strong")).to_have_text("sent")
    expect(reply).to_contain_text(re.compile("In reply to .?alice.?, #1"))
