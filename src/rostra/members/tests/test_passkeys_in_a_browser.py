"""A passkey is made and signs in, in a real browser with an authenticator of its own."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from tests.cast import PASSWORD
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.processes]

_AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of a browser that has a screen lock."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        opened = browser.new_page()
        devtools = opened.context.new_cdp_session(opened)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": _AUTHENTICATOR})
        yield opened
        browser.close()


def test_a_passkey_signs_in_without_a_password(page: Page, server: Server) -> None:
    site = server.url.replace("127.0.0.1", "localhost")  # Browsers give passkeys to names, never to bare numbers.
    server.rostra("member", "add", "Pia", "--email", "pia@example.org", "--password-stdin", typed=PASSWORD)

    page.goto(f"{site}/account/sign-in/?next=/account/keys/passkeys/add/")
    page.get_by_label("E-mail or member name").fill("Pia")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Name of this passkey").fill("Phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto(f"{site}/account/sign-out/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/account/sign-in/?next=/account/keys/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("heading", name="Sign-in keys")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Phone")
