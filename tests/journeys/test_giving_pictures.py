"""Pictures pasted and dropped into the text: several at once, refused ones, and what is typed meanwhile."""

import base64
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.journeys.browsing import People, start_topic
from tests.journeys.test_discussing import a_picture, expect_picture, post_reply

pytestmark = [pytest.mark.browser, pytest.mark.processes]

# What the browser does when files come from the clipboard or from another window.
_GIVE = """([kind, files, text]) => {
    const area = document.querySelector("textarea[name=body]");
    const carried = new DataTransfer();
    for (const { name, type, packed } of files) {
        const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type }));
    }
    if (text) carried.setData("text/plain", text);
    const how = { bubbles: true, cancelable: true };
    const event = kind === "paste"
        ? new ClipboardEvent(kind, { ...how, clipboardData: carried })
        : new DragEvent(kind, { ...how, dataTransfer: carried });
    return !area.dispatchEvent(event);
}"""
_PAPER: FilePayload = {"name": "minutes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 not a picture"}


def give(page: Page, kind: str, *files: FilePayload, text: str = "") -> bool:
    """Paste or drop files on the text, and return whether the page took them itself."""
    packed = [
        {"name": one["name"], "type": one["mimeType"], "packed": base64.b64encode(one["buffer"]).decode()}
        for one in files
    ]
    taken: bool = page.evaluate(_GIVE, [kind, packed, text])
    return taken


@pytest.fixture
def page(people: People) -> Iterator[Page]:
    """A member at an empty composer."""
    topic = start_topic(people.member("alice"), "Pictures from the pier")
    here = people.member("bob")
    here.goto(topic)
    expect(here.get_by_role("toolbar", name="Text formatting")).to_be_visible()
    yield here
    here.get_by_role("textbox", name="Your reply").fill("")
    here.wait_for_function("() => !Object.keys(localStorage).some((name) => name.startsWith('rostra-draft'))")


def test_pictures_dropped_together_all_come_into_the_text_with_words_of_their_own(people: People, page: Page) -> None:
    area = page.get_by_role("textbox", name="Your reply")
    assert give(page, "dragover", a_picture())

    assert give(page, "drop", a_picture(), {**a_picture(), "name": "boat.jpg"})

    expect(area).to_have_value(re.compile(r"!\[]\(upload:\w+\)\s+!\[]\(upload:\w+\)"))
    page.get_by_role("textbox", name="Describe the picture").first.fill("The pier")
    page.get_by_role("textbox", name="Describe the picture").last.fill("A boat")
    expect(area).to_have_value(re.compile(r"!\[The pier]\(.*!\[A boat]\(", re.DOTALL))
    post_reply(page, "Both from today.")
    expect_picture(people.guest(), page.url, "A boat")


def test_a_picture_pasted_comes_into_the_text(page: Page) -> None:
    assert give(page, "paste", {**a_picture(), "name": "image.png"})

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(re.compile(r"!\[]\(upload:"))
    expect(page.get_by_text("image.png is in the text")).to_be_visible()


def test_words_that_come_with_a_picture_of_themselves_are_pasted_as_words(page: Page) -> None:
    taken = give(page, "paste", {**a_picture(), "name": "image.png"}, text="Cells\tof a table")

    assert not taken
    expect(page.get_by_text("image.png")).to_have_count(0)


def test_a_file_that_is_no_picture_is_refused_with_a_reason(people: People, page: Page) -> None:
    people.allow("415")

    assert give(page, "drop", _PAPER)

    expect(page.get_by_role("alert")).to_contain_text("minutes.pdf could not be sent. This is not a picture.")
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("")


def test_a_file_that_is_too_large_is_refused_with_a_reason(people: People, page: Page) -> None:
    people.allow("413")
    page.route("**/media/upload/", lambda route: route.fulfill(status=413, content_type="text/html", body="Too large"))

    assert give(page, "drop", a_picture())

    expect(page.get_by_role("alert")).to_contain_text("pier.jpg could not be sent. It is larger than")


def test_a_picture_that_arrives_takes_nobody_away_from_where_they_type(page: Page) -> None:
    held: list[Route] = []
    page.route("**/media/upload/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    area, words = (
        page.get_by_role("textbox", name="Your reply"),
        page.get_by_role("textbox", name="Describe the picture"),
    )
    give(page, "drop", a_picture())
    words.press_sequentially("The pi")

    held.pop().continue_()
    expect(area).to_have_value(re.compile(r"!\[The pi]\("))
    page.keyboard.type("er")

    expect(words).to_have_value("The pier")
    expect(area).to_have_value(re.compile(r"!\[The pier]\("))


def test_a_picture_that_arrives_parts_no_sentence(page: Page) -> None:
    held: list[Route] = []
    page.route("**/media/upload/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    area = page.get_by_role("textbox", name="Your reply")
    area.press_sequentially("The boat ca")
    give(page, "paste", a_picture(), {**a_picture(), "name": "boat.jpg"})
    expect(page.get_by_role("progressbar", name="pier.jpg")).to_be_visible()

    held.pop().continue_()
    expect(page.get_by_role("progressbar", name="boat.jpg")).to_be_visible()
    held.pop().continue_()
    expect(page.get_by_text("boat.jpg is in the text")).to_be_visible()
    page.keyboard.type("me in.")

    page.get_by_role("textbox", name="Describe the picture").last.fill("A boat")
    expect(area).to_have_value(re.compile(r"^The boat came in\.\n\n!\[]\(upload:\w+\)\n\n!\[A boat]\(upload:"))
