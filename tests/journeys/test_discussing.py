"""Discussing: replies with quotes and pictures, edits, recommendations, and what others see of it live."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.browsing import People, reload_until_there, start_topic

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def a_picture() -> FilePayload:
    """Return a small photograph as a file chooser gives it."""
    packed = io.BytesIO()
    Image.new("RGB", (400, 300), (40, 110, 140)).save(packed, "JPEG")
    return {"name": "pier.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}


def post_reply(page: Page, text: str) -> None:
    """Write below what stands in the composer already, and post it."""
    area = page.get_by_role("textbox", name="Your reply")
    area.fill(f"{area.input_value()}\n\n{text}".strip())
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_role("article").last).to_contain_text(text)


def edit(page: Page, number: int, old: str, new: str, reason: str = "") -> None:
    """Replace words in a post and save it."""
    page.locator("summary", has_text=f"More actions on post {number}").click()
    page.get_by_role("link", name="Edit").click()
    area = page.locator("textarea[name=body]")
    area.fill(area.input_value().replace(old, new))
    page.get_by_label("What for").fill(reason)
    page.get_by_role("button", name="Save").click()


def remove(page: Page, number: int) -> None:
    """Take a post away."""
    page.locator("summary", has_text=f"More actions on post {number}").click()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove post").click()


@pytest.mark.parametrize("script", [True, False])
def test_a_reply_with_a_quote_is_edited_and_its_history_is_shown(people: People, *, script: bool) -> None:
    topic = start_topic(people.member("alice"), f"Who paints the boats {script}", "The **red** one is mine.")
    page = people.member("bob", script=script)
    page.goto(topic)
    page.get_by_role("link", name="Quote alice").click()
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(re.compile("The .*red.* one is mine"))
    post_reply(page, "And the blue one is ours.")
    reply = page.get_by_role("article").last
    expect(reply.locator("blockquote")).to_contain_text("The red one is mine.")

    edit(page, 2, "blue", "green")
    expect(page.get_by_role("article").last).to_contain_text("And the green one is ours.")
    expect(page.get_by_text(re.compile("Edited by"))).to_have_count(0)  # the first minutes are the author's own

    carol = people.member("carol", script=script)
    carol.goto(topic)
    edit(carol, 2, "green", "white", reason="Painted over.")
    carol.get_by_role("link", name=re.compile("Edited by carol")).click()

    expect(carol.get_by_role("main")).to_contain_text("Removed: green")
    expect(carol.get_by_role("main")).to_contain_text("Added: white")
    expect(carol.get_by_role("main")).to_contain_text("Painted over.")


def test_a_picture_is_sent_while_its_words_are_written(people: People) -> None:
    topic = start_topic(people.member("alice"), "Pictures of the pier")
    page = people.member("bob")
    page.goto(topic)
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Add a picture").click()
    chosen.value.set_files(a_picture())
    page.get_by_role("textbox", name="Describe the picture").fill("The pier in the evening")
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(re.compile(r"!\[The pier in the evening]\("))

    post_reply(page, "As it was yesterday.")

    guest = people.guest()
    expect_picture(guest, topic, "The pier in the evening")


def test_a_picture_comes_with_the_form_where_no_script_runs(people: People) -> None:
    topic = start_topic(people.member("alice"), "Pictures of the pier without script")
    page = people.member("bob", script=False)
    page.goto(topic)
    page.get_by_label("Add a picture").set_input_files(a_picture())
    page.get_by_label("Describe the picture for people who cannot see it").fill("The pier at noon")

    post_reply(page, "As it was today.")

    expect_picture(people.guest(script=False), topic, "The pier at noon")


def expect_picture(page: Page, topic: str, words: str) -> None:
    """See the picture on the topic's page once it is prepared, with its size told before it loads."""
    picture = page.get_by_role("img", name=words)
    page.goto(topic)
    reload_until_there(page, picture)
    expect(picture).to_have_attribute("width", re.compile(r"\d+"))
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0


@pytest.mark.parametrize("script", [True, False])
def test_a_moderator_recommends_a_reply_and_guests_see_it_first(people: People, *, script: bool) -> None:
    topic = start_topic(people.member("alice"), f"What the tide brings {script}")
    bob = people.member("bob")
    bob.goto(topic)
    post_reply(bob, "Mostly driftwood.")
    page = people.member("carol", script=script)
    page.goto(topic)
    page.locator("summary", has_text="More actions on post 2").click()
    page.get_by_role("link", name="Recommend").click()
    page.get_by_label("Reason").fill("From who knows.")
    page.get_by_role("main").get_by_role("button", name=re.compile("Recommend")).click()

    guest = people.guest(script=False)
    guest.goto(topic)

    picks = guest.get_by_role("region", name="Recommended posts")
    expect(picks).to_contain_text("Mostly driftwood.")
    expect(picks).to_contain_text("recommended by carol: From who knows.")


def test_a_second_browser_is_offered_the_reply_and_the_page_does_not_move(people: People) -> None:
    topic = start_topic(people.member("alice"), "Live from the quay", "\n\n".join(["A long evening."] * 60))
    reader = people.guest()
    reader.goto(topic)
    reader.get_by_role("form", name="Your reply").or_(reader.get_by_role("link", name="Sign in now")).wait_for()
    reader.mouse.wheel(0, 400)
    reader.wait_for_function("scrollY > 100")
    before = reader.evaluate("scrollY")
    bob = people.member("bob")
    bob.goto(topic)
    post_reply(bob, "The ferry is in.")

    offer = reader.get_by_role("button", name="1 new reply")
    expect(offer).to_be_visible()
    expect(reader.get_by_text("The ferry is in.")).to_have_count(0)
    assert reader.evaluate("scrollY") == before
    offer.click()

    expect(reader.get_by_text("The ferry is in.")).to_be_visible()
    expect(reader.get_by_role("region", name=re.compile("Recently browsing"))).to_contain_text("bob")


def test_an_edit_is_seen_by_who_has_the_page_open(people: People) -> None:
    alice = people.member("alice")
    topic = start_topic(alice, "The notice on the door", "Open at nine.")
    reader = people.guest()
    reader.goto(topic)
    expect(reader.get_by_text("Open at nine.")).to_be_visible()

    edit(alice, 1, "nine", "ten")

    expect(reader.get_by_text("Open at ten.")).to_be_visible()


def test_a_reply_that_was_just_shown_goes_when_it_is_removed(people: People) -> None:
    alice = people.member("alice")
    topic = start_topic(alice, "Words on the wall", "Who wrote that?")
    reader = people.guest()
    reader.goto(topic)
    post_reply(alice, "It was me.")
    reader.get_by_role("button", name="1 new reply").click()
    expect(reader.get_by_text("It was me.")).to_be_visible()

    remove(alice, 2)

    expect(reader.get_by_text("It was me.")).to_have_count(0)
    expect(reader.get_by_text("removed by its author")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_preview_is_made_by_the_server(people: People, *, script: bool) -> None:
    topic = start_topic(people.member("alice"), f"Before it is said {script}")
    page = people.member("bob", script=script)
    page.goto(topic)
    page.get_by_role("textbox", name="Your reply").fill("This is **important**.")
    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("region", name="Preview").locator("strong")).to_have_text("important")
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("This is **important**.")


@pytest.mark.parametrize("script", [True, False])
def test_a_post_is_found_by_its_words(people: People, *, script: bool) -> None:
    word = "bollardry" if script else "hawserly"
    start_topic(people.member("alice"), f"On {word}", f"All about {word} and knots.")
    page = people.guest(script=script)
    result = page.get_by_role("link", name=f"On {word}")

    page.goto("/")
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/**")
    reload_until_there(page, result)

    expect(page.locator("mark").first).to_have_text(word)
    result.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"On {word}")
