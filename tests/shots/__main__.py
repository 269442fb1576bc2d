"""Walks through the pages at three widths in both themes; names on the command line choose some of them."""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.server import Server, run_rostra
from tests.shots.pages import GUEST, NOTICE, NOTICED, PASSWORD, SHOTS, Shot
from tests.shots.places import places

_ROOT = Path(__file__).parent.parent.parent
_DATA = _ROOT / "build" / "demo"
_SHOTS = _ROOT / "shots"
_FOR_README = _ROOT / "docs" / "screenshot.png"
_WIDTHS = (390, 820, 1440)
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_PICTURES_TOO = """Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.decode().catch(() => undefined);
})).then(() => document.fonts.ready).then(() => undefined)"""
_TALLEST = 5_000  # pixels; below that, pages repeat themselves


def main(names: Sequence[str]) -> int:
    """Fill the town if need be, serve it, and take the pictures."""
    filled = run_rostra("demo", "--data", str(_DATA), environment={}, patience_s=1200)
    assert filled.returncode == 0, filled.stdout + filled.stderr
    _SHOTS.mkdir(exist_ok=True)
    wanted = [shot for shot in SHOTS if not names or shot.name in names]
    with Server(_DATA) as server, sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome") or os.environ.get("CHROMIUM")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        url = server.url.replace("127.0.0.1", "localhost")  # Browsers give passkeys to names, never to bare numbers.
        where = places(_DATA) | json.loads(server.run_module("tests.shots.dressing"))
        for who in dict.fromkeys(shot.who for shot in wanted):
            _walk(browser, url, who, [shot for shot in wanted if shot.who == who], where)
        if not names or NOTICED.name in names:
            server.run_module("tests.shots.notice", NOTICE)
            _walk(browser, url, GUEST, [NOTICED], where)
            server.run_module("tests.shots.notice")
        if not names:
            _picture_for_readme(browser, url + where["story"])
        browser.close()
    return 0


def _walk(browser: Browser, url: str, who: str, shots: list[Shot], where: dict[str, str]) -> None:
    with browser.new_context(base_url=url, reduced_motion="reduce") as context:
        page = context.new_page()
        if who != GUEST:
            _sign_in(context, who)
        for shot in shots:
            for theme in _THEMES:
                page.emulate_media(color_scheme=theme)
                for width in _WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    page.goto(shot.path.format(**where))
                    page.evaluate(_PICTURES_TOO)
                    _act(page, shot)
                    height = min(_TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                    page.set_viewport_size({"width": width, "height": max(height, 600)})
                    page.screenshot(path=_SHOTS / f"{shot.name}-{width}-{theme}.png")


def _act(page: Page, shot: Shot) -> None:
    if shot.typed:
        page.get_by_role("textbox", name="Your reply").fill(shot.typed)
    if shot.press:
        page.locator("summary, button").filter(has_text=shot.press).first.click()
        page.wait_for_load_state("networkidle")


def _sign_in(context: BrowserContext, who: str) -> None:
    page = context.new_page()
    page.goto("/account/sign-in/")
    form = page.locator("main form[action$='/sign-in/']")
    form.locator("input[name=login]").fill(who)
    form.locator("input[name=password]").fill(PASSWORD)
    form.locator("button").last.click()
    page.wait_for_url(lambda address: "sign-in" not in address)
    page.close()


def _picture_for_readme(browser: Browser, url: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme="light") as context:
        page = context.new_page()
        page.goto(url)
        page.evaluate(_PICTURES_TOO)
        taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    taken.save(_FOR_README, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
