"""Publishing: a story is written at the desk with its source and a picture, and what readers then see."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import People, reload_until_there
from tests.journeys.test_discussing import a_picture

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def write_story(page: Page, headline: str) -> None:
    """Fill in all that the desk's checks ask for, and save the draft."""
    page.goto("/")
    page.locator("summary", has_text="Create new…").click()
    page.get_by_role("link", name=re.compile("story", re.IGNORECASE)).first.click()
    page.get_by_label("Headline").fill(headline)
    page.get_by_label("Deck").fill("What was decided, and what it costs.")
    page.get_by_role("textbox", name="Story", exact=True).fill("The council met **until midnight**.")
    lead = page.get_by_role("group", name="Lead picture")
    lead.get_by_label("File").set_input_files(a_picture())
    lead.get_by_label("Describe the picture").fill("The pier from above")
    lead.get_by_label("Credit").fill("Photograph: R. Okafor")
    source = page.get_by_role("group", name="Source")
    source.get_by_label("Publisher").fill("The Quay Gazette")
    source.get_by_label("Published on").fill("2026-03-13")
    source.get_by_label("Original title").fill("Midnight vote")
    source.get_by_label("Address").fill("https://gazette.example/midnight-vote")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Story in hand")


@pytest.mark.parametrize("script", [True, False])
def test_a_story_is_written_published_corrected_and_read(people: People, *, script: bool) -> None:
    headline = f"Council votes at midnight {script}"
    editor, guest = people.member("erin", script=script), people.guest(script=False)
    write_story(editor, headline)
    guest.goto("/")
    expect(guest.get_by_text(headline)).to_have_count(0)

    reload_until_there(editor, editor.get_by_text("Ready", exact=True))
    editor.get_by_role("button", name="Publish now").click()
    editor.wait_for_load_state()

    guest.goto("/")
    guest.get_by_role("link", name=headline).first.click()
    expect(guest.get_by_role("heading", level=1)).to_have_text(headline)
    expect(guest.get_by_role("img", name="The pier from above")).to_be_visible()
    story = guest.get_by_role("main")
    expect(story).to_contain_text("The council met until midnight.")
    expect(story).to_contain_text("Based on a report by The Quay Gazette")
    source = story.get_by_role("link", name="The Quay Gazette").last
    expect(source).to_have_attribute("href", "https://gazette.example/midnight-vote")
    expect(story).to_contain_text("R. Okafor")

    correct(editor, headline)

    guest.reload()
    expect(story).to_contain_text("The council met until one o’clock.")
    expect(story).to_contain_text("It was one o’clock, not midnight.")


def correct(editor: Page, headline: str) -> None:
    """Change the text of a published story, and say what was wrong."""
    editor.goto("/desk/?state=published")
    editor.get_by_role("link", name=headline).first.click()
    editor.get_by_role("textbox", name="Story", exact=True).fill("The council met until one o’clock.")
    editor.get_by_label("Yes, something was wrong").check()
    editor.get_by_label("Correction", exact=True).fill("It was one o’clock, not midnight.")
    editor.get_by_role("region", name="Checks").get_by_role("button", name="Save changes").click()
    expect(editor.get_by_role("textbox", name="Story", exact=True)).to_have_value("The council met until one o’clock.")


def test_a_reader_with_the_story_open_is_offered_the_update_and_is_not_disturbed(people: People) -> None:
    headline = "Council votes while somebody reads"
    editor, reader = people.member("erin"), people.guest()
    write_story(editor, headline)
    reload_until_there(editor, editor.get_by_text("Ready", exact=True))
    editor.get_by_role("button", name="Publish now").click()
    editor.wait_for_load_state()
    reader.goto("/")
    reader.get_by_role("link", name=headline).first.click()
    story = reader.get_by_role("main")
    expect(story).to_contain_text("The council met until midnight.")

    correct(editor, headline)

    offer = reader.get_by_role("button", name="This story was updated. Show the update")
    expect(offer).to_be_visible()
    expect(story).to_contain_text("The council met until midnight.")
    offer.click()
    expect(story).to_contain_text("The council met until one o’clock.")
    expect(story).to_contain_text("It was one o’clock, not midnight.")
    expect(story).to_contain_text("Corrected once")
    expect(offer).to_have_count(0)
