"""Quotes that a composer takes in: of whole posts, and of what is selected."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from rostra.markup.context import Card, MentionTarget, Picture, QuoteRef, QuoteTarget, RenderContext
from rostra.markup.render import render
from rostra.markup.syntax.quotes import quote_source
from rostra.ui.tests import town

pytestmark = pytest.mark.browser

_CONTEXT = RenderContext(
    mentions={"bob": MentionTarget("bob", "/m/bob/")},
    pictures={"tok1": Picture("/media/f/x.webp", 10, 10)},
    cards={"https://a.example/card": Card("A page elsewhere")},
    quotes={"7:2::": QuoteTarget("Carol", "/p/7/", 3, changed=True, diff_url="/p/7/history/?from=2")},
)
_TOMAS = QuoteRef(102, 0, by="Tomas Weir")
_SHOW = """([html, start, end]) => {
  const prose = document.querySelector("#p2 .prose");
  if (html) prose.innerHTML = html;
  for (const details of prose.querySelectorAll("details")) details.open = true;
  const range = document.createRange();
  range.selectNodeContents(prose);
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const [from, to] = [start ? text.data.indexOf(start) : -1, end ? text.data.indexOf(end) : -1];
    if (from >= 0) range.setStart(text, from);
    if (to >= 0) range.setEnd(text, to + end.length);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def selected(page: Page, source: str, start: str = "", end: str = "") -> None:
    """Show a post with this source, and quote all of it, or from one word to another."""
    page.goto("/member/")
    page.get_by_role("textbox", name="Your reply").fill("")
    html = render(source, context=_CONTEXT, prefix="p102-").html if source else ""
    page.evaluate(_SHOW, [html, start, end])
    page.get_by_role("button", name="Quote this").click()


def expect_quoted(page: Page, source: str, ref: QuoteRef = _TOMAS) -> None:
    """Expect a quote in the composer."""
    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(quote_source(ref, source))


FORMS = [
    "Plain words\nin two lines\\\nand a third.",
    "A **bold** and *slanted* [link](https://a.example/), ||the end||, ~~gone~~ and `code | here`.",
    "```python\nif tide > 2:\n    sail()\n```",
    "````\n```\n````",
    "| Boat | Hour | Fare |\n| --- | :-: | --: |\n| **Night** ferry | nine \\| ten | 5 |\n| Day ferry |  | 4 |",
    "- [x] Paint\n- [ ] Nets\n  - and ropes\n  - and buoys",
    "3. three\n4. four",
    "- one\n\n  and more\n\n- two",
    "# A heading\n\n## And another\n\nText\n\n---\n\nMore",
    ":::spoiler The end\nIt sinks.\n\n- twice\n:::",
    "::::spoiler Outer\n:::spoiler Inner\nIt sinks.\n:::\n::::",
    "See https://a.example/x and www.b.example, ask a@b.example or @bob.",
    "https://a.example/card",
    "It sails.[^102-1]\n\n[^102-1]: If it *can*.",
    "snake_case_name, 2 * 3 * 4, 1 < 2, C:\\Users and a & b",
    "\\*no emphasis\\*, \\[no link](x), \\`no code\\` and \\_none\\_",
    "\\# no heading\n\n1\\. no list\n\n\\- nor this",
    "夜の**渡し船**は九時に出る。",
    "العبّارة *متأخرة* اليوم",
]


@pytest.mark.parametrize("source", FORMS)
def test_what_is_selected_is_quoted_in_its_own_form(page: Page, source: str) -> None:
    selected(page, source)

    expect_quoted(page, source)


@pytest.mark.parametrize(
    ("source", "start", "end", "quoted"),
    [
        ("The **night ferry** runs", "ferry", "ferry", "**ferry**"),
        ("```python\nsail()\nland()\n```", "land", "land()", "```python\nland()\n```"),
        ("1. one\n2. two\n3. three", "two", "three", "2. two\n3. three"),
        (
            "| a | b |\n|---|---|\n| one | two |\n| three | four |",
            "three",
            "four",
            "| a | b |\n| --- | --- |\n| three | four |",
        ),
        ("| a | b |\n|---|---|\n| one | two |", "two", "two", "two"),
        ("First.\n\n> theirs\n\nLast.", "irst", "Las", "irst.\n\nLas"),
        (":::spoiler The end\nIt sinks.\n:::", "sinks", "sinks", ":::spoiler The end\nsinks\n:::"),
        ("It sails.[^1]\n\n[^1]: If it can.", "If", "can", "If it can"),
        ("> An old saying", "old", "saying", "old saying"),
    ],
)
def test_a_part_keeps_the_form_it_stands_in(page: Page, source: str, start: str, end: str, quoted: str) -> None:
    selected(page, source, start, end)

    expect_quoted(page, quoted)


def test_words_within_a_quote_are_theirs_who_said_them_first(page: Page) -> None:
    selected(page, quote_source(QuoteRef(7, 2), "The old words.") + "Mine.", "old", "words")

    expect_quoted(page, "old words", QuoteRef(7, 2))


def test_a_picture_is_quoted_by_its_name(page: Page) -> None:
    selected(page, "Look:\n\n![a slip](upload:tok1)\n\nThere.")

    expect_quoted(page, "Look:\n\n![a slip](upload:tok1)\n\nThere.")


def test_a_selection_up_to_the_beginning_of_what_follows_is_quoted(page: Page) -> None:
    page.goto("/member/")
    page.get_by_role("textbox", name="Your reply").fill("")

    page.locator("#p4 .prose p").last.click(click_count=3)
    page.get_by_role("button", name="Quote this").click()

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value(
        '> [!quote post=104 rev=0 by="Ines Marchetti"]\n'
        "> Glad for the islands. The channel was last dredged in 2019.\n\n"
    )


def test_a_selection_of_two_posts_is_not_quoted(page: Page) -> None:
    page.goto("/member/")

    page.evaluate(
        """getSelection().setBaseAndExtent(
        document.querySelector("#p2 .prose p"), 0, document.querySelector("#p3 .prose p"), 1)"""
    )

    expect(page.get_by_role("button", name="Quote this")).to_have_count(0)


def test_the_button_stands_behind_the_selected_text_and_takes_the_keyboard(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("")
    page.locator("#p4 .prose p").first.dblclick(position={"x": 20, "y": 10})

    page.locator("#p4 .prose + button").press("Enter")

    expect(area).to_have_value(re.compile("^> .!quote post=104 "))
    expect(area).to_be_focused()
    expect(page.get_by_role("button", name="Quote this")).to_have_count(0)


def test_words_alone_are_quoted_when_the_rest_does_not_come(page: Page) -> None:
    page.route("**/quoting.js", lambda route: route.abort())

    selected(page, "The **night ferry** runs")

    expect(page.get_by_role("textbox", name="Your reply")).to_have_value("> The night ferry runs\n\n")


def test_several_posts_are_quoted_in_the_order_in_which_they_were_asked_for(page: Page) -> None:
    page.goto("/member/")
    area = page.get_by_role("textbox", name="Your reply")
    area.fill("")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/p/102/quote/", hold)

    page.get_by_role("link", name="Quote Tomas Weir").click()
    with page.expect_response("**/p/103/quote/"):
        page.get_by_role("link", name="Quote Lotte Brandvold").click()
    held[0].continue_()

    words = "typed, with ![a slip](upload:tok1)."
    expect(area).to_have_value(
        f"> [!quote post=102 rev=0]\n> What 102 {words}\n\n> [!quote post=103 rev=0]\n> What 103 {words}\n\n"
    )


def test_a_quote_that_does_not_come_is_asked_for_by_its_link(page: Page) -> None:
    town.outages.append("quotes")
    page.goto("/member/")
    link = page.get_by_role("link", name="Quote Tomas Weir")
    address = link.get_attribute("href")

    def is_asked_for(request: Request) -> bool:
        return request.is_navigation_request() and bool(address) and request.url.endswith(str(address).split("#")[0])

    with page.expect_request(is_asked_for):
        link.click()
