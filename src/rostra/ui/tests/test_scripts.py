"""What scripts add, tried in a browser under the content policy that the site is served with."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from rostra.ui.tests import town

pytestmark = pytest.mark.browser


def test_a_guest_keeps_the_theme_without_a_cookie(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Dark").click()

    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    assert page.context.cookies() == []


def test_a_dismissed_notice_stays_away(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Dismiss this notice").click()
    expect(page.get_by_text("Hustings on Thursday.")).to_have_count(0)

    page.reload()

    expect(page.get_by_text("Hustings on Thursday.")).to_be_hidden()


def test_a_credit_is_read_apart_from_its_caption(page: Page) -> None:
    page.goto("/")

    said = page.locator("figcaption").inner_text()

    assert said == "The Margit Aune loading for the 23:10 sailing.\nPhoto: Petra Lindqvist / The Quayside"


def test_escape_closes_a_menu_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/member/")
    page.locator("summary", has_text="Create new…").click()
    page.get_by_role("link", name="Talk topic").focus()

    page.keyboard.press("Escape")

    expect(page.locator("summary", has_text="Create new…")).to_be_focused()
    expect(page.get_by_role("link", name="Talk topic")).to_be_hidden()


def test_a_recent_time_is_said_as_people_say_it(page: Page) -> None:
    page.clock.install(time="2026-11-24T07:02:00Z")

    page.goto("/")

    time = page.locator("#p2 time")
    expect(time).to_have_text(re.compile(r"^4 min\.? ago$"))
    assert "24 November 2026" in (time.get_attribute("title") or "")


def test_a_time_of_this_year_does_not_name_the_year(page: Page) -> None:
    page.clock.install(time="2026-12-24T07:02:00Z")

    page.goto("/")

    expect(page.locator("#p2 time")).to_have_text("24 November, 06:58")


def test_a_time_of_another_year_names_it(page: Page) -> None:
    page.clock.install(time="2027-01-14T07:02:00Z")

    page.goto("/")

    expect(page.locator("#p2 time")).to_have_text("24 November 2026, 06:58")


def test_toolbar_marks_the_selection_and_undo_takes_it_back(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("salt")
    area.press("ControlOrMeta+a")

    page.get_by_role("button", name="Bold").click()
    expect(area).to_have_value("**salt**")

    area.press("ControlOrMeta+z")
    expect(area).to_have_value("salt")


def test_a_preview_that_is_refused_says_why(page: Page) -> None:
    page.route("**/preview/", lambda route: route.fulfill(status=422, json={"error": "It is too long."}))
    page.goto("/member/")

    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("region", name="Preview")).to_contain_text("It is too long.")


@pytest.mark.parametrize("tool", ["Bold", "Italic", "Code", "Spoiler"])
def test_a_tool_pressed_again_takes_its_marks_away(page: Page, tool: str) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("One **two** three")
    area.evaluate("area => area.setSelectionRange(6, 9)")
    button = page.get_by_role("toolbar", name="Text formatting").get_by_role("button", name=tool, exact=True)

    button.click()
    once = area.input_value()
    button.click()

    assert once == {"Bold": "One two three", "Italic": "One ***two*** three"}.get(tool, once) != "One **two** three"
    expect(area).to_have_value("One **two** three")


def test_a_link_around_words_asks_for_the_address(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("the ferry")
    area.press("Control+a")
    page.get_by_role("toolbar", name="Text formatting").get_by_role("button", name="Link", exact=True).click()

    page.keyboard.type("https://a.example/")

    expect(area).to_have_value("[the ferry](https://a.example/)")


def test_arrows_walk_the_toolbar(page: Page) -> None:
    page.goto("/member/")
    page.get_by_role("button", name="Bold").focus()

    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("button", name="Italic")).to_be_focused()


def test_a_mention_is_completed(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("Ask ")
    area.press_sequentially("@lot")
    expect(page.get_by_role("option", name="Lotte Brandvold")).to_be_visible()

    area.press("Enter")

    expect(area).to_have_value("Ask @lotte ")


def test_an_emoji_is_completed(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("")
    area.press_sequentially(":anchor")
    expect(page.get_by_role("option").first).to_contain_text(":anchor:")

    area.press("Tab")

    expect(area).to_have_value("⚓ ")


def test_the_preview_follows_the_text(page: Page) -> None:
    page.goto("/member/")
    page.get_by_role("button", name="Preview").click()

    page.get_by_role("textbox", name="Your reply").fill("Now <b>this</b>")

    expect(page.get_by_role("region", name="Preview")).to_contain_text("Now <b>this</b>")


def test_a_reply_names_the_post_it_answers(page: Page) -> None:
    page.goto("/member/")

    page.get_by_role("link", name="Reply to Lotte Brandvold").click()

    expect(page.locator("input[name=reply_to]")).to_have_value("3")
    expect(page.locator("[data-reply-line]")).to_contain_text("In reply to Lotte Brandvold, #3")


def test_a_draft_is_saved_while_typing(page: Page) -> None:
    page.goto("/member/")

    page.get_by_role("textbox", name="Your reply").fill("Kept words")

    expect(page.get_by_text("Draft saved at 11:42")).to_be_visible()
    assert town.drafts["topic-1"]["body"] == "Kept words"


def test_a_draft_changed_elsewhere_shows_both_texts(page: Page) -> None:
    town.drafts["topic-1"] = {"body": "From my phone", "title": "", "number": 7, "saved_at": "2026-11-24T11:00:00Z"}
    page.goto("/member/")

    page.get_by_role("textbox", name="Your reply").fill("From my desk")

    expect(page.get_by_role("textbox", name="The other text")).to_have_value("From my phone")
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("From my desk")


def test_text_that_never_reached_the_server_is_put_back(page: Page) -> None:
    page.route("**/drafts/save/", lambda route: route.abort())
    page.goto("/member/")
    page.get_by_role("textbox", name="Your reply").fill("Typed in a tunnel")
    expect(page.get_by_text("kept in this browser only")).to_be_visible()

    page.reload()

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("Typed in a tunnel")


def test_what_was_posted_is_not_kept_as_a_draft(page: Page) -> None:
    page.route("**/t/1/reply/", lambda route: route.fulfill(body="<h1>Posted</h1>", content_type="text/html"))
    page.goto("/member/")
    page.get_by_role("textbox", name="Your reply").fill("Said and done")

    page.get_by_role("button", name="Post reply").click()

    expect(page.get_by_role("heading", name="Posted")).to_be_visible()
    page.goto("/member/")
    assert town.drafts == {}


def test_what_the_server_took_is_not_put_back(page: Page) -> None:
    page.route("**/t/1/reply/", lambda route: route.fulfill(body="<h1>Posted</h1>", content_type="text/html"))
    page.goto("/member/")
    page.get_by_role("textbox", name="Your reply").fill("Said and done")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_role("heading", name="Posted")).to_be_visible()
    town.taken.add("Said and done")

    with page.expect_response("**/drafts/posted/"):
        page.goto("/member/")

    page.wait_for_function("!Object.keys(localStorage).some((name) => name.startsWith('rostra-draft'))")
    expect(page.get_by_role("textbox", name="Your reply")).not_to_have_value("Said and done")


def test_what_the_server_did_not_take_is_put_back(page: Page) -> None:
    page.route("**/t/1/reply/", lambda route: route.fulfill(body="<h1>Signed out</h1>", content_type="text/html"))
    page.goto("/member/")
    page.get_by_role("textbox", name="Your reply").fill("Said in vain")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_role("heading", name="Signed out")).to_be_visible()

    page.goto("/member/")

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("Said in vain")


def test_a_picture_is_sent_named_and_described(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("Look.")

    page.locator("input[type=file][name=picture]").first.set_input_files(_a_file("slip.png"))
    expect(area).to_have_value("Look.\n\n![](upload:tok1)\n\n")
    page.locator(".upload input.input").first.fill("The east [slip]")

    expect(area).to_have_value("Look.\n\n![The east \\[slip\\]](upload:tok1)\n\n")


def test_words_that_wait_for_a_picture_go_with_the_next_that_is_chosen(page: Page) -> None:
    page.goto("/waiting/")
    waiting = page.locator("input[name=alt]")
    expect(waiting).to_have_value("A slip at dawn")
    expect(waiting).to_be_visible()

    page.locator("input[type=file][name=picture]").first.set_input_files(_a_file("slip.png"))

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(
        re.compile(r"!\[A slip at dawn\]\(upload:tok1\)")
    )
    expect(waiting).to_have_value("")
    expect(waiting).to_be_hidden()


def _sent_before_its_picture(page: Page, name: str) -> Route:
    """Press "Post reply" while a picture is on its way, and return what holds it there."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.goto("/member/")
    page.route("**/media/upload/", hold)
    with page.expect_request("**/media/upload/"):
        page.locator("input[type=file][name=picture]").first.set_input_files(_a_file(name))
    page.get_by_role("button", name="Post reply").click()
    return held[0]


def _posts(asked: Request) -> bool:
    return asked.method == "POST" and asked.is_navigation_request()


def test_a_text_waits_for_its_picture(page: Page) -> None:
    picture = _sent_before_its_picture(page, "slip.png")

    expect(page.get_by_text("It is sent as soon as the picture has arrived.")).to_be_visible()
    with page.expect_request(_posts) as sent:
        picture.continue_()
    assert "![](upload:tok1)" in (sent.value.post_data or "")


def test_a_text_does_not_go_without_the_picture_that_was_refused(page: Page) -> None:
    posted: list[Request] = []
    page.on("request", lambda asked: posted.append(asked) if _posts(asked) else None)
    picture = _sent_before_its_picture(page, "bad.png")

    picture.continue_()

    expect(page.get_by_role("alert").filter(has_text="This is not a picture.")).to_be_visible()
    with page.expect_request(_posts):
        page.get_by_role("button", name="Post reply").click()  # Who has seen that may still want to post.
    assert len(posted) == 1


def test_a_picture_that_is_refused_says_why(page: Page) -> None:
    page.goto("/member/")

    page.locator("input[type=file][name=picture]").first.set_input_files(_a_file("bad.png"))

    expect(page.get_by_role("alert").filter(has_text="This is not a picture.")).to_be_visible()


def test_new_replies_are_offered_not_inserted(page: Page) -> None:
    town.tell("reply", seq=8, post=108)
    town.tell("reply", seq=9, post=109)
    town.tell("reply", seq=9, post=109)

    page.goto("/")

    expect(page.get_by_role("button", name="2 new replies")).to_be_visible()
    expect(page.locator("#p8")).to_have_count(0)


def test_a_page_whose_stream_was_refused_listens_again(page: Page) -> None:
    town.tell("reply", seq=8, post=108)
    page.clock.install()
    page.route("**/live?*", lambda route: route.fulfill(status=503), times=1)
    page.goto("/")
    page.wait_for_function("document.querySelector('live-topic').stream.readyState === EventSource.CLOSED")

    page.clock.run_for(10_000)

    expect(page.get_by_role("button", name="1 new reply")).to_be_visible()


def test_an_edit_is_applied(page: Page) -> None:
    town.tell("edit", seq=2, post=102)

    page.goto("/")

    expect(page.locator("#p2")).to_contain_text("Fresh words.")


def test_visitors_are_kept_up_to_date(page: Page) -> None:
    town.tell("presence", members=[{"name": "Gwen", "url": "/m/gwen/"}], member_count=1, guest_count=7)

    page.goto("/")

    expect(page.get_by_role("heading", name="Recently browsing: 1 member")).to_be_visible()
    expect(page.get_by_text("7 guests")).to_be_visible()


def _a_file(name: str) -> Any:  # noqa: ANN401 - Playwright takes a plain mapping
    return {"name": name, "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
