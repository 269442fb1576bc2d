"""Coming in: setting the site up, registering, signing in with one proof or two, a forgotten password."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import PASSWORD
from tests.journeys.browsing import People, fill_in_sign_in, path_of, sign_in, start_topic
from tests.post_office import PostOffice
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.processes]
NEW_PASSWORD = "seven lanterns on the pier"


def code_of(secret: str) -> str:
    """Return what an authenticator app shows now (RFC 6238)."""
    packed = struct.pack(">Q", int(time.time()) // 30)
    made = hmac.new(base64.b32decode(secret), packed, hashlib.sha1).digest()
    start = made[-1] & 15
    return f"{(struct.unpack('>I', made[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def register(page: Page, name: str, post_office: PostOffice) -> None:
    """Fill in the form for an account as slowly as people do, and follow the link in the letter."""
    for label, text in (("Name", name), ("E-mail address", f"{name}@example.net"), ("Password", PASSWORD)):
        page.get_by_label(label, exact=True).press_sequentially(text, delay=60)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    page.goto(post_office.letter(f"{name}@example.net", "Confirm").link)
    page.get_by_role("button", name="Confirm the address").click()


def test_a_site_is_set_up_by_its_link_and_greets_its_administrator(browser: Browser, new_server: Server) -> None:
    with new_server:
        people = People(browser, new_server, {})
        page = people.guest(timezone_id="Asia/Tokyo")
        page.goto((new_server.data / "run" / "set-up-link").read_text().strip())
        page.get_by_label("Name of the site").fill("Harbour Post")
        expect(page.get_by_label("Language")).to_have_value("en")
        expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
        page.get_by_label("Your name here").fill("ada")
        page.get_by_label("Your e-mail address").fill("ada@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Open the site").click()

        expect(page).to_have_title(re.compile("Harbour Post"))
        expect(page.locator("summary", has_text="ada")).to_be_visible()
        assert new_server.get("/")[1].count("Harbour Post") > 1
        assert 'data-zone="Asia/Tokyo"' in new_server.get("/")[1]
        people.close()
    assert people.unexpected == []


@pytest.mark.parametrize("script", [True, False])
def test_a_guest_registers_from_a_topic_confirms_by_the_letter_and_is_back_there(
    people: People, post_office: PostOffice, *, script: bool
) -> None:
    topic = start_topic(people.member("alice"), f"Where do the gulls sleep {script}")
    name = "greta" if script else "gustav"
    page = people.guest(script=script)
    page.goto(topic)
    page.get_by_role("link", name="Register a new account").click()

    register(page, name, post_office)
    if "/sign-in/" in page.url:
        fill_in_sign_in(page, name)

    expect(page.get_by_role("form", name="Your reply")).to_be_visible()
    assert path_of(page) == topic


@pytest.mark.parametrize("script", [True, False])
def test_the_guests_box_leads_back_to_the_topic_after_signing_in(people: People, *, script: bool) -> None:
    topic = start_topic(people.member("alice"), f"The lamp on the mole {script}")
    page = people.guest(script=script)
    page.goto(topic)
    page.get_by_role("link", name="Sign in now").click()

    fill_in_sign_in(page, "bob")

    expect(page.get_by_role("form", name="Your reply")).to_be_visible()
    assert path_of(page) == topic


def test_a_wrong_password_is_said_at_the_form_and_the_name_stays(people: People) -> None:
    page = people.guest()
    page.goto("/account/sign-in/")

    fill_in_sign_in(page, "bob", "not this one at all")

    expect(page.get_by_role("alert").first).to_be_focused()
    expect(page.get_by_label("E-mail or member name")).to_have_value("bob")


@pytest.mark.parametrize("script", [True, False])
def test_signing_in_with_an_authenticator_app(people: People, post_office: PostOffice, *, script: bool) -> None:
    name = "tilda" if script else "tobias"
    page = people.guest(script=script)
    page.goto("/account/register/")
    register(page, name, post_office)
    if "/sign-in/" in page.url:
        fill_in_sign_in(page, name)
    page.goto("/account/keys/app/")
    if page.get_by_label("Password").count():  # It asks again who it is.
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button").last.click()
    secret = page.locator("code").inner_text()
    page.get_by_label("Code from the app").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("recovery codes", re.IGNORECASE))

    other = people.guest(script=script)
    other.goto("/account/sign-in/")
    fill_in_sign_in(other, name)
    expect(other.get_by_role("heading", level=1)).to_have_text("One more step")
    other.get_by_role("textbox").last.fill(code_of(secret))
    other.get_by_role("button", name="Go on").click()

    expect(other.locator("summary", has_text=name)).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_forgotten_password_is_replaced_by_the_link_in_a_letter(
    people: People, post_office: PostOffice, *, script: bool
) -> None:
    name = "rolf" if script else "runa"
    page = people.guest(script=script)
    page.goto("/account/register/")
    register(page, name, post_office)

    other = people.guest(script=script)
    other.goto("/account/sign-in/")
    other.get_by_role("link", name="Forgotten your password?").click()
    other.get_by_label("E-mail address").fill(f"{name}@example.net")
    other.get_by_role("button", name="Send the link").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    other.goto(post_office.letter(f"{name}@example.net", "password").link)
    other.get_by_label("New password").fill(NEW_PASSWORD)
    other.get_by_role("button", name="Change password").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Your password is changed")

    sign_in(other, name, NEW_PASSWORD)
    expect(other.locator("summary", has_text=name)).to_be_visible()
