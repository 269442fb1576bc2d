"""Quotes that name the post they come from."""

import pytest

from rostra.markup.context import QuoteRef, QuoteTarget, RenderContext, Words
from rostra.markup.render import render, scan
from rostra.markup.syntax.quotes import quote_source

REF = QuoteRef(post=12, revision=3, start=10, end=45, by="Tomas Weir")
TARGET = QuoteTarget(author="Tomas Weir", url="/p/12/", tone=6)


def test_a_quote_names_its_author_and_leads_to_the_post() -> None:
    source = quote_source(REF, "The last boat\n\nwill keep running.") + "I am glad."

    rendered = render(source, context=RenderContext(quotes={REF.key: TARGET}))

    assert rendered.html == (
        '<blockquote class="quote tone-6"><header><a href="/p/12/">Tomas Weir wrote</a></header>\n'
        '<p dir="auto">The last boat</p>\n<p dir="auto">will keep running.</p>\n</blockquote>\n'
        '<p dir="auto">I am glad.</p>\n'
    )
    assert rendered.quotes == scan(source).quotes == (REF,)


def test_words_of_others_are_not_in_the_text_for_search() -> None:
    assert render(quote_source(REF, "The last boat") + "I am glad.").text == "I am glad."


def test_a_quote_whose_passage_was_edited_says_so_and_links_the_difference() -> None:
    changed = QuoteTarget("Tomas Weir", "/p/12/", 6, changed=True, diff_url="/p/12/history/?from=3")

    html = render(quote_source(REF, "The last boat"), context=RenderContext(quotes={REF.key: changed})).html

    assert '<span class="changed"><a href="/p/12/history/?from=3">Edited since it was quoted</a></span>' in html


def test_a_quote_of_a_post_out_of_reach_keeps_the_name_and_has_no_link() -> None:
    html = render(quote_source(REF, "The last boat")).html

    assert html.startswith('<blockquote class="quote"><header>Tomas Weir wrote</header>')


def test_the_words_of_a_quote_come_from_the_site_language() -> None:
    words = Words(wrote="%(name)s schrieb")

    html = render(quote_source(REF, "x"), context=RenderContext(quotes={REF.key: TARGET}, words=words)).html

    assert "Tomas Weir schrieb" in html


def test_quotes_nest_to_two_levels_and_what_lies_deeper_is_left_out() -> None:
    innermost = quote_source(QuoteRef(1), "first")
    inner = quote_source(QuoteRef(2), innermost + "second")

    html = render(quote_source(QuoteRef(3), inner + "third") + "fourth").html

    assert html.count("<blockquote") == 2
    assert "first" not in html
    assert html.index("second") < html.index("third") < html.index("fourth")


@pytest.mark.parametrize(
    "line",
    [
        "[!quote]",
        '[!quote by="x"]',
        "[!quote post=x]",
        "[!note post=1]",
        "[!quote post=1 rev=9999999]",
        "[!quote post=1 from=999999]",
        "[!quote post=1] x",
    ],
)
def test_other_first_lines_make_a_plain_blockquote(line: str) -> None:
    rendered = render(f"> {line}\n> words")

    assert rendered.quotes == ()
    assert 'class="quote' not in rendered.html


def test_a_name_cannot_break_out_of_the_opening_line() -> None:
    source = quote_source(QuoteRef(post=1, by='x"] <b>\n'), "words")

    assert scan(source).quotes == (QuoteRef(post=1, by="x] <b>"),)
