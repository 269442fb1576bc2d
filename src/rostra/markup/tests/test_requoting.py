"""What of a text is quoted when all of it is."""

import pytest

from rostra.markup.context import QuoteRef
from rostra.markup.render import render
from rostra.markup.requoting import own_words
from rostra.markup.syntax.quotes import quote_source

FORMS = [
    "```python\nif a > b:\n\tpass\n\n> no quote\n```",
    "~~~\ncode   \n~~~",
    "    indented code\n\n    more",
    "| a | b |\n| :-- | --: |\n| 1 | 2 \\| 3 |",
    "- [x] done\n- [ ] to do\n  1. nested\n  2. list",
    "- a\n\n  second paragraph\n\n- b",
    "1. a\n\t- b",
    "A line  \nand another\\\nand one more",
    ":::spoiler The end\nIt ||sinks||.\n:::",
    "![the quay](upload:AAAA)",
    "# A heading\n\nText\n\n---",
    "\tcode behind a tab",
    "A heading\n=========\n\nText",
    "3. three\n4. four",
    "[1]: https://example.org/one\n\n[a link][1]",
    "[a link][1] and <https://example.org/>\n\n[1]: https://example.org/one",
]


@pytest.mark.parametrize("source", FORMS)
def test_a_quoted_text_looks_as_it_did(source: str) -> None:
    quoted = quote_source(QuoteRef(1), own_words(source, name="1"))

    html = render(quoted).html

    assert html == f'<blockquote class="quote">\n{render(source).html}</blockquote>\n'


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("> theirs\n\nMine", "Mine"),
        ("Mine\n> theirs\nthat leans on it\n\nMine too", "Mine\n\nMine too"),
        ("Mine\n\n> [!quote post=1]\n> theirs\n\n\nMine too", "Mine\n\n\nMine too"),
        ("```\n> mine\n```", "```\n> mine\n```"),
        ("> theirs alone", "> theirs alone"),
        ("\n\n  Mine\n", "  Mine"),
    ],
)
def test_quotes_within_are_left_out(source: str, own: str) -> None:
    assert own_words(source, name="1") == own


def test_footnotes_of_two_quoted_texts_stay_apart() -> None:
    first = quote_source(QuoteRef(1), own_words("One[^1]\n\n[^1]: Note one", name="1"))
    second = quote_source(QuoteRef(2), own_words("Two[^1]\n\n[^1]: Note two", name="2"))

    html = render(first + second + "Mine[^1]\n\n[^1]: My note").html

    assert [html.index(note) for note in ("Note one", "Note two", "My note")] == sorted(
        html.index(note) for note in ("Note one", "Note two", "My note")
    )
    assert html.count('class="footnote-ref"') == 3


def test_what_only_looks_like_a_footnote_stays() -> None:
    source = "Say[^1], `[^a]` and [^b]\n\n```\n[^1]\n```\n\n[^1]: Note"

    assert own_words(source, name="7") == "Say[^7-1], `[^a]` and [^b]\n\n```\n[^1]\n```\n\n[^7-1]: Note"


def test_a_text_too_intricate_to_read_is_quoted_whole() -> None:
    source = "> a\n\n" + "*a_" * 10_000

    assert own_words(source, name="1") == source
