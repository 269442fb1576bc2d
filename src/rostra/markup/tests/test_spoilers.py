"""Spoilers hide their words from the eye, from lists and from search."""

from rostra.markup.context import RenderContext, Words
from rostra.markup.render import render


def test_a_spoiler_in_a_line_can_be_reached_by_the_keyboard() -> None:
    rendered = render("The murderer is ||the *gardener*|| again")

    assert '<span class="spoiler" tabindex="0">the <em>gardener</em></span>' in rendered.html
    assert rendered.text == "The murderer is … again"


def test_a_block_spoiler_opens_without_script() -> None:
    rendered = render("Before\n\n:::spoiler The <end>\nThey *sail*.\n\nHome.\n:::\n\nAfter")

    assert (
        '<details class="spoiler"><summary dir="auto">The &lt;end&gt;</summary>\n'
        '<p dir="auto">They <em>sail</em>.</p>\n<p dir="auto">Home.</p>\n</details>'
    ) in rendered.html
    assert rendered.text == "Before\nAfter"


def test_a_block_spoiler_without_title_is_named_in_the_site_language() -> None:
    html = render(":::spoiler\nx\n:::", context=RenderContext(words=Words(spoiler="Verrat"))).html

    assert '<summary dir="auto">Verrat</summary>' in html


def test_bars_that_find_no_partner_stay() -> None:
    assert render("a || b").html == '<p dir="auto">a || b</p>\n'
    assert render("||||").html == '<p dir="auto">||||</p>\n'


def test_a_table_keeps_its_empty_cells() -> None:
    assert render("|a|b|\n|-|-|\n||x|").html.count("<td") == 2
