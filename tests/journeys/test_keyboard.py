"""Everything with the keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import People, start_topic
from tests.journeys.pages import ADMINISTRATOR, EDITOR, GUEST, MEMBER, MODERATOR

pytestmark = [pytest.mark.browser, pytest.mark.processes]
_MOST_STEPS = 600  # A page with more has a trap, or is no page.
_FEWEST_STEPS = 10
# What has the focus, whether it or what stands closely around it is outlined, and whether it can be seen. A part of a
# field that is the browser's own, as the calendar of a day, is outlined by the browser.
_FOCUSED = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const around = [focused, focused.parentElement, focused.parentElement.parentElement];
    const outlined = element => element && getComputedStyle(element).outlineStyle !== "none";
    const { top, bottom, left, right } = focused.getBoundingClientRect();
    const inView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && bottom > top;
    const marked = !focused.matches(":focus") || around.some(outlined);
    return { what: focused.outerHTML.slice(0, 160), marked, inView };
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press the tab key until the page is left again, and return each step."""
    steps: list[dict[str, Any]] = []
    page.keyboard.press("Tab")
    while step := page.evaluate(_FOCUSED):
        steps.append(step)
        assert len(steps) < _MOST_STEPS, f"there is no way out of {steps[-3:]}"
        page.keyboard.press("Tab")
    return steps


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


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (GUEST, "/"),
        (GUEST, "{topic}"),
        (MEMBER, "{topic}"),
        (MODERATOR, "{topic}"),
        (MEMBER, "/s/long-table/new/"),
        (EDITOR, "/desk/new/"),
        (ADMINISTRATOR, "/admin/permissions/"),
        (MEMBER, "/account/preferences/"),
    ],
)
def test_the_tab_key_walks_through_the_page_and_shows_where_it_is(
    people: People, parts: dict[str, str], who: str, path: str
) -> None:
    # Without motion the page is at once where it scrolls to.
    page = people.member(who, reduced_motion="reduce") if who else people.guest(reduced_motion="reduce")
    page.goto(path.format(topic=f"/t/{parts['<int:topic_id>']}/"))

    steps = walk(page)

    assert len(steps) > _FEWEST_STEPS
    assert [step["what"] for step in steps if not step["marked"]] == []
    assert [step["what"] for step in steps if not step["inView"]] == []


@pytest.mark.parametrize("name", ["Create new…", "Your account, alice", "Share"])
def test_every_menu_is_closed_by_escape_and_gives_the_focus_back(
    people: People, parts: dict[str, str], name: str
) -> None:
    page = people.member("alice")
    page.goto(f"/t/{parts['<int:topic_id>']}/")
    menu = page.locator("summary", has_text=name).first
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu).not_to_be_focused()

    page.keyboard.press("Escape")

    expect(menu).to_be_focused()
    expect(page.locator("details[open]")).to_have_count(0)
