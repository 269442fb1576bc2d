"""What becomes of a text."""

import pytest

from rostra.kit.refusal import Refused
from rostra.markup.render import MAX_CHARACTERS, render


def test_a_paragraph_finds_its_own_direction() -> None:
    assert render("שלום *עולם*").html == '<p dir="auto">שלום <em>עולם</em></p>\n'


def test_raw_html_is_shown_as_text() -> None:
    assert render("<script>alert(1)</script>").html == '<p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'


def test_headings_never_outrank_the_page() -> None:
    assert '<h4 dir="auto">a</h4>' in render("# a").html
    assert '<h6 dir="auto">a</h6>' in render("##### a").html
    assert '<h2 dir="auto">a</h2>' in render("# a", heading_from=2).html


def test_a_link_that_leads_away_is_marked_and_noted() -> None:
    rendered = render("[a](https://example.org/) [b](/t/1/)")

    assert '<a href="https://example.org/" rel="nofollow ugc noopener">a</a>' in rendered.html
    assert '<a href="/t/1/">b</a>' in rendered.html
    assert rendered.links == ("https://example.org/", "/t/1/")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "ftp://a.b"]
)
def test_other_schemes_are_no_links(url: str) -> None:
    assert "<a" not in render(f"[a]({url}) <{url}> {url}").html


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        render("a" * (MAX_CHARACTERS + 1))

    assert refused.value.code == "too_long"


def test_code_can_be_reached_by_the_keyboard_and_names_its_language() -> None:
    assert '<pre tabindex="0"><code class="language-py">a\n</code></pre>' in render("```py\na\n```").html


def test_a_wide_table_scrolls_in_its_own_box_and_aligns_by_class() -> None:
    html = render("|a|b|\n|-|-:|\n|1|2|").html

    assert html.startswith('<div class="scroll" tabindex="0"><table class="table">')
    assert '<td dir="auto" class="r">2</td>' in html


def test_a_task_list_shows_what_is_done() -> None:
    html = render("- [ ] a\n- [x] b").html

    assert html.count("disabled") == 2
    assert html.count("checked") == 1
    assert 'aria-label="To do"' in html
    assert 'aria-label="Done"' in html


def test_footnotes_of_two_posts_never_clash() -> None:
    html = render("a[^n]\n\n[^n]: b", prefix="p7-").html

    assert 'href="#fn-p7-1" id="fnref-p7-1-0"' in html
    assert '<li id="fn-p7-1">' in html
    assert 'href="#fnref-p7-1-0"' in html


def test_short_codes_become_emoji_but_times_stay() -> None:
    assert "🎉 10:100:20 :) :nosuch:" in render(":tada: 10:100:20 :) :nosuch:").html


def test_file_names_are_no_links() -> None:
    assert "<a" not in render("See readme.md and main.rs").html
    assert '<a href="http://www.example.de"' in render("See www.example.de").html


def test_an_address_ends_where_a_chinese_sentence_goes_on() -> None:
    html = render("看https://example.org/a。然后").html

    assert 'href="https://example.org/a"' in html
    assert "</a>。然后" in html


@pytest.mark.parametrize("end", [">", "> ", ">  "])
def test_a_table_in_a_quote_may_be_followed_by_an_empty_line_of_the_quote(end: str) -> None:
    assert render(f"> |a|\n> |-|\n{end}").html == render("> |a|\n> |-|").html
