"""Nothing that was typed is lost: pages left, windows in two minds, editors who meet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import People, sign_in, start_topic

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_leaving_with_unsaved_text_loses_nothing(people: People) -> None:
    topic = start_topic(people.member("alice"), "Half a thought")
    page = people.member("bob")
    page.goto(topic)
    page.get_by_role("textbox", name="Your reply").press_sequentially("Not yet said")
    page.goto("/")

    page.goto(topic)

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("Not yet said")


def _type_in_a_tunnel(page: Page, topic: str) -> None:
    """Type a reply that the server never hears of."""
    page.route("**/drafts/save/", lambda route: route.abort())
    page.goto(topic)
    page.get_by_role("textbox", name="Your reply").press_sequentially("For nobody else")
    expect(page.get_by_text("kept in this browser only")).to_be_visible()
    assert kept_here(page)


def kept_here(page: Page) -> list[str]:
    """The drafts that this browser keeps."""
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('rostra-draft'))")
    return found


def _sign_out(page: Page) -> None:
    page.goto("/account/sign-out/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


def test_who_signs_in_next_at_a_shared_browser_finds_nobody_elses_text(people: People) -> None:
    people.allow("/drafts/save/")
    topic = start_topic(people.member("alice"), "A thought in the library")
    page = people.guest()
    sign_in(page, "bob")
    _type_in_a_tunnel(page, topic)
    _sign_out(page)
    assert kept_here(page) == []

    sign_in(page, "alice")
    page.goto(topic)

    expect(page.get_by_role("toolbar", name="Text formatting")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("")


def test_a_browser_handed_on_without_signing_out_shows_nobody_elses_text(people: People) -> None:
    people.allow("/drafts/save/")
    alice, page = people.member("alice"), people.member("bob")
    topic = start_topic(alice, "A thought at the counter")
    _type_in_a_tunnel(page, topic)
    page.goto("about:blank")
    page.context.clear_cookies()
    page.context.add_cookies(alice.context.cookies())  # type: ignore[arg-type] # what it gives, it takes

    page.goto(topic)

    expect(page.get_by_role("toolbar", name="Text formatting")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("")
    assert kept_here(page) == []


def test_a_reply_from_one_window_leaves_what_another_wrote(people: People) -> None:
    people.allow("409")
    topic = start_topic(people.member("alice"), "A thought and its second")
    first, second = people.member("bob"), people.member("bob")
    for page in (first, second):
        page.goto(topic)
    first.get_by_role("textbox", name="Your reply").press_sequentially("Written here")
    expect(first.get_by_text(re.compile("Draft saved at"))).to_be_visible()
    second.get_by_role("textbox", name="Your reply").press_sequentially("Said there")
    expect(second.get_by_label("The other text")).to_have_value("Written here")

    second.get_by_role("button", name="Post reply").click()

    expect(second.get_by_role("article").last).to_contain_text("Said there")
    expect(second.get_by_role("textbox", name="Your reply")).to_have_value("Written here")


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


def test_leaving_the_form_of_a_story_loses_no_field(people: People) -> None:
    page = people.member("erin")
    page.goto("/desk/new/")
    page.get_by_label("Headline").fill("Half a story")
    page.get_by_label("Deck").fill("Half a deck")
    page.get_by_role("textbox", name="Story", exact=True).fill("Half a text")
    page.get_by_label("Publisher").fill("The Skerrin Courier")
    page.get_by_role("textbox", name="By-line").fill("Erin E.")
    page.get_by_label("Address").fill("https://example.org/boat")
    page.get_by_label("Published on").fill("2026-03-09")
    page.get_by_label("What the story makes of it").select_option("Quotes it")
    expect(page.get_by_text(re.compile("Draft saved at"))).to_be_visible()
    page.goto("/drafts/")

    page.get_by_role("link", name="New story").click()

    expect(page.get_by_label("Headline")).to_have_value("Half a story")
    expect(page.get_by_label("Deck")).to_have_value("Half a deck")
    expect(page.get_by_label("Publisher")).to_have_value("The Skerrin Courier")
    expect(page.get_by_role("textbox", name="By-line")).to_have_value("Erin E.")
    expect(page.get_by_label("Address")).to_have_value("https://example.org/boat")
    expect(page.get_by_label("Published on")).to_have_value("2026-03-09")
    expect(page.get_by_label("What the story makes of it")).to_have_value("quoted")
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_url(re.compile(r"/desk/\d+/"))
    page.goto("/desk/new/")
    expect(page.get_by_role("toolbar", name="Text formatting")).to_be_visible()
    expect(page.get_by_label("Headline")).to_have_value("")


def test_a_save_under_way_while_a_story_is_sent_leaves_no_draft(people: People) -> None:
    people.allow("/drafts/save/")
    page = people.member("erin")
    page.goto("/desk/new/")
    page.route("**/drafts/save/", lambda _route: None)  # it never learns what became of it
    with page.expect_request("**/drafts/save/") as asked:
        page.get_by_label("Headline").fill("A story and")
    page.get_by_label("Headline").fill("A story and its end")
    page.get_by_role("textbox", name="Story", exact=True).fill("Its text")
    headers = {name: asked.value.headers[name] for name in ("content-type", "referer")}
    answer = page.request.post("/drafts/save/", data=asked.value.post_data_buffer or b"", headers=headers)
    assert answer.ok
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_url(re.compile(r"/desk/\d+/"))
    page.unroute("**/drafts/save/")

    page.goto("/desk/new/")

    expect(page.get_by_label("Headline")).to_have_value("")
    page.goto("/drafts/")
    expect(page.get_by_role("link", name="New story")).to_have_count(0)


def test_two_windows_with_one_story_keep_both_headlines(people: People) -> None:
    people.allow("409")
    first, second = people.member("erin"), people.member("erin")
    for page in (first, second):
        page.goto("/desk/new/")
    first.get_by_label("Headline").fill("Written here")
    expect(first.get_by_text(re.compile("Draft saved at"))).to_be_visible()

    second.get_by_label("Headline").fill("Written there")

    expect(second.get_by_label("The other text")).to_have_value(re.compile("Headline: Written here"))
    second.get_by_role("button", name="Take the other text").click()
    expect(second.get_by_label("Headline")).to_have_value("Written here")
    second.goto("/drafts/")
    second.get_by_role("button", name="Throw away").first.click()


def test_a_text_too_long_for_a_draft_says_so_and_is_kept_once_it_is_shorter(people: People) -> None:
    people.allow("/drafts/save/")
    topic = start_topic(people.member("alice"), "A long thought")
    page = people.member("bob")
    page.goto(topic)
    box = page.get_by_role("textbox", name="Your reply")

    box.fill("x" * 32_001)

    expect(page.get_by_text("at most 32000 fit")).to_be_visible()
    box.fill("In short: yes.")
    expect(page.get_by_text("Draft saved at")).to_be_visible()
