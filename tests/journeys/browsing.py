"""People at their browsers. Whatever a page complains of, and whatever it asks another host for, is a fault."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect, sync_playwright

from tests.cast import PASSWORD
from tests.server import Server
from tests.waiting import within

Kept: TypeAlias = dict[str, Any]
_WAIT_MS = 15_000  # other tests share the machine
_KNOWN_S = 300.0  # administrators are asked again who they are after twice that
_TASKS_S = 20.0


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, the system's where there is one."""
    found = [path for path in (os.environ.get("CHROMIUM", ""), "/usr/bin/chromium") if path and Path(path).exists()]
    expect.set_options(timeout=_WAIT_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found[0] if found else None, args=["--no-sandbox"])
        yield started
        started.close()


class People:
    """Opens browsers on a site: each call is another person, or the same on another device."""

    def __init__(self, browser: Browser, server: Server, sessions: dict[str, tuple[float, Kept]]) -> None:
        self._browser = browser
        self._server = server
        self._sessions = sessions
        self._opened: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.allowed: list[str] = []

    def guest(self, *, script: bool = True, width: int = 1280, **more: Any) -> Page:  # noqa: ANN401 - Playwright's
        """Open the browser of somebody who is not signed in."""
        context = self._browser.new_context(
            base_url=self._server.url, java_script_enabled=script, viewport={"width": width, "height": 900},
            locale="en-GB", **more,
        )  # fmt: skip
        context.set_default_timeout(_WAIT_MS)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("requestfailed", self._failed)
        context.on("request", self._asked)
        self._opened.append(context)
        return context.new_page()

    def member(self, name: str, *, script: bool = True, width: int = 1280, **more: Any) -> Page:  # noqa: ANN401 - as above
        """Open the browser of a member who is signed in; the form is filled in anew after a while."""
        if time.monotonic() - self._sessions.get(name, (-_KNOWN_S, {}))[0] >= _KNOWN_S:
            page = self.guest(script=False)
            sign_in(page, name)
            self._sessions[name] = time.monotonic(), dict(page.context.storage_state())
        return self.guest(script=script, width=width, storage_state=self._sessions[name][1], **more)

    def allow(self, *parts: str) -> None:
        """Expect complaints with these words, as of an answer that refuses."""
        self.allowed += parts

    def close(self) -> None:
        """Close all browsers."""
        for context in self._opened:
            context.close()

    @property
    def unexpected(self) -> list[str]:
        """What pages complained of and no test allowed."""
        return [one for one in self.complaints if not any(part in one for part in self.allowed)]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    def _failed(self, request: Request) -> None:
        # A page that is left gives up what it was still asking for.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.complaints.append(f"{request.failure}: {request.url}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._server.url + "/", "data:", "blob:")):
            self.complaints.append(f"another host was asked: {request.url}")


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill in the form and be signed in."""
    page.goto("/account/sign-in/")
    fill_in_sign_in(page, name, password)
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def fill_in_sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill in the form for signing in and send it."""
    page.get_by_label("E-mail or member name").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()


def start_topic(page: Page, title: str, text: str = "It came at noon.", section: str = "long-table") -> str:
    """Start a topic as a member does, and return its path."""
    page.goto(f"/s/{section}/new/")
    page.get_by_label("Title").fill(title)
    page.get_by_role("textbox", name="First post").fill(text)
    page.get_by_role("button", name="Start topic").click()
    page.wait_for_url("**/t/**")
    return path_of(page)


def reload_until_there(page: Page, found: Locator) -> None:
    """Look at the page again and again until tasks has done what it is to do."""

    def is_there() -> bool:
        page.reload()
        return found.count() > 0

    assert within(_TASKS_S, is_there), f"{found} did not come"


def path_of(page: Page) -> str:
    """Return the path of the page that is open."""
    return "/" + page.url.split("/", 3)[3].split("#")[0].split("?")[0]


def lines(found: Iterable[dict[str, Any]]) -> list[str]:
    """Return what axe found as text that a person can act on."""
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
