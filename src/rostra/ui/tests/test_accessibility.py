"""axe-core finds nothing on the components, in both themes and at three widths, and nothing stands out sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 820, 1440])
@pytest.mark.parametrize("who", ["guest", "member"])
def test_components_are_accessible(browser: Browser, address: str, who: str, width: int) -> None:
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 900})
    page.emulate_media(color_scheme="light" if who == "guest" else "dark")
    page.goto(f"/{who}/")
    page.evaluate("document.querySelectorAll('details').forEach((menu) => menu.removeAttribute('name'))")
    page.locator("summary").first.click()

    found = Axe().run(page).response["violations"]
    stands_out = page.evaluate("document.documentElement.scrollWidth") - width
    page.close()

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert stands_out <= 0
