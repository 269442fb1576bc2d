"""Every page: axe-core finds nothing in both themes on a telephone and a desk, and nothing stands out sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.browsing import People, fill_in_sign_in, lines
from tests.journeys.pages import ADMINISTRATOR, EDITOR, GUEST, MEMBER, MODERATOR, pages_of
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.processes]
EVERYBODY = [GUEST, MEMBER, MODERATOR, EDITOR, ADMINISTRATOR]
_COLOURS = {"runOnly": ["color-contrast"]}
_STANDS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# As a language is written from right to left, without one: the page's direction is turned round.
_TURNED = "document.documentElement.dir = 'rtl'"
# As another language says it: each text longer by two fifths, at most by a long word.
_LONGER = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const more = Math.min(10, Math.round(text.data.trim().length * 0.4));
        text.data = text.data.replace(/\\s*$/, spaces => "m".repeat(more) + spaces);
    }
}"""
# As somebody names things who sets no spaces.
_ONE_WORD = """() => {
    for (const one of document.querySelectorAll('bdi, [dir="auto"]')) {
        if (!one.children.length) one.textContent = "Windjammer".repeat(6);
    }
}"""
_FEWEST_MENUS = 4
_OUTSIDE_PANELS = """(menus, width) => menus.map(menu => {
    menu.open = true;
    const { left, right } = menu.querySelector(".panel").getBoundingClientRect();
    menu.open = false;
    return left < 0 || right > width ? `${menu.textContent.trim()}: ${left} to ${right}` : "";
})"""


def look_at(page: Page, path: str) -> list[str]:
    """Return what is wrong with a page. All rules are asked of one theme at each width, colours of both."""
    page.goto(path)
    wrong = []
    for width, scheme, options in (
        (390, "light", {}), (390, "dark", _COLOURS), (1440, "light", _COLOURS), (1440, "dark", {}),
    ):  # fmt: skip
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found = Axe().run(page, options=options).response["violations"]
        wrong += [f"{path} {width} {scheme} {line}" for line in lines(found)]
    return wrong


def how_far_out(page: Page, path: str) -> int:
    """Return how many pixels a page stands out sideways, at most: in one long word, turned round, in longer words."""
    page.goto(path)
    page.evaluate(_ONE_WORD)
    in_one_word = int(page.evaluate(_STANDS_OUT))
    page.goto(path)
    page.evaluate(_TURNED)
    turned = int(page.evaluate(_STANDS_OUT))
    page.evaluate(_LONGER)
    return max(in_one_word, turned, int(page.evaluate(_STANDS_OUT)))


@pytest.mark.parametrize("who", EVERYBODY)
def test_axe_finds_nothing(people: People, parts: dict[str, str], who: str) -> None:
    people.allow("Failed to load resource")  # pages that refuse are looked at too
    page = people.member(who) if who else people.guest()

    wrong = [line for path in pages_of(who, parts) for line in look_at(page, path)]

    assert wrong == []


def test_nothing_is_wrong_with_the_forms_for_passkeys(people: People, server: Server) -> None:
    site = server.url.replace("127.0.0.1", "localhost")  # At a number the pages say that no passkey works there.
    people.allow("another host was asked")
    page = people.guest()
    page.goto(f"{site}/account/sign-in/")
    assert page.get_by_role("button", name="Sign in with a passkey").is_visible()
    wrong = look_at(page, page.url)
    page.set_viewport_size({"width": 320, "height": 900})
    far = [how_far_out(page, page.url)]

    page.goto(f"{site}/account/sign-in/?next=/account/keys/passkeys/add/")
    fill_in_sign_in(page, MEMBER)
    page.get_by_label("Name of this passkey").wait_for()
    wrong += look_at(page, page.url)
    page.set_viewport_size({"width": 320, "height": 900})
    far.append(how_far_out(page, page.url))

    assert wrong == []
    assert max(far) <= 0


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_menu_of_a_topic_opens_inside_the_window(
    people: People, parts: dict[str, str], width: int, direction: str
) -> None:
    page = people.member(MODERATOR, width=width)
    page.goto(f"/t/{parts['<int:topic_id>']}/")
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    menus = page.locator("details.menu:visible")

    outside = [name for name in menus.evaluate_all(_OUTSIDE_PANELS, width) if name]

    assert menus.count() > _FEWEST_MENUS
    assert outside == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_nothing_stands_out_on_a_narrow_screen_turned_round_or_in_longer_words(
    people: People, parts: dict[str, str], who: str
) -> None:
    people.allow("Failed to load resource")
    page = people.member(who, width=320) if who else people.guest(width=320)

    far = {path: how_far_out(page, path) for path in pages_of(who, parts)}

    assert {path: pixels for path, pixels in far.items() if pixels > 0} == {}
