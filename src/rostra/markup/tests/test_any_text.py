"""Whatever is typed: the output is safe, stays the same when cleaned again, and does not cost more than it may."""

import sys
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.pace import takes_at_most

from rostra.markup.context import MentionTarget, Picture, RenderContext
from rostra.markup.render import MAX_CHARACTERS, render, scan
from rostra.markup.safe import make_safe

CONTEXT = RenderContext(
    mentions={"bob": MentionTarget("Bob", "/m/bob/")}, pictures={"x": Picture("/media/x.jpg", 3, 2)}
)
PIECES = st.sampled_from(
    [
        "[", "]", "(", ")", "![", "](upload:x)", "](/u)", "*", "**", "_", "~~", "||", "`", "\\", "<", "> ", ">", "- ",
        "1. ", "\n", "\n\n", "  ", "a", "# ", "|", "|-|\n", "[^a]", "[^a]: ", ":::spoiler\n", ":::\n", "@bob", ":tada:",
        "> [!quote post=1]\n", "https://a.example/", "www.a.example", "a@b.example", "&amp;", "&#x3c;", "<b>", "```\n",
        "---\n", "[a]: /b\n", "'", '"', "\t", "\x00", "\ud800", "é", "ม", "中", "。", "\u200d", "\u0301", "\u202e",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map("".join)

# A Python call here takes 60 to 100 ns on a slow machine, so that this many stay under 250 ms.
MOST_CALLS = 2_500_000

# Texts made to be slow: each is repeated to the greatest length.
SLOW = (
    "[", "![", "[a](", "![a](", "]", "*a **a ", "***a", "*_", "_a", "~~a", "||", "||a", "`", "`a ", "\\", "&", "&amp;",
    "<", "<!--", "<![CDATA[", ">", "> ", "> a\n", ">" * 18 + "a\n", "- ", "- a\n", "- 1. > a\n", "1. a\n", "a\n", "[\n",
    "[a\n", "[a]: /u\n", "[a]: <b\n", "a\n\n", "# a\n", "---\n", "```\n", "|", "|a", "|a|\n|-|\n", "a|b\n-|-\n\n",
    "|-\n", "http://", "http://a/(", "https://a.b\n\n", "://", "a://", "www.", "a@", "a@b.com ", "//a.b", "@", "@bob ",
    ":", ":tada:", ":::spoiler\n", ":::spoiler\na\n:::\n", "[^a]", "[^a", "[^a]: ", "[^a]: b\n", "![a](upload:x)",
    "> [!quote post=1]\n", "\t", " ", "\n", "  \n", "\u0301", "中", "\ud800",
)  # fmt: skip


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_rendered_and_cleaning_it_again_changes_nothing(text: str) -> None:
    html = render(text, context=CONTEXT, prefix="p1-").html

    assert make_safe(html) == html


@given(TEXTS)
@settings(max_examples=150, deadline=None)
@example("- > [!quote post=1]\n")
@example("1. > > [!quote post=1]\n")
@example("[^a]\n\n[^a]: > [!quote post=1]\n")
def test_a_scan_finds_all_that_a_text_uses(text: str) -> None:
    found, rendered = scan(text), render(text, context=CONTEXT)

    assert set(rendered.mentions) <= set(found.mentions)
    assert set(rendered.pictures) <= set(found.pictures)
    assert set(rendered.quotes) <= set(found.quotes)


def calls_made(source: str) -> int:
    """Return how many Python calls rendering takes: the measure of cost that no other load on the machine disturbs."""
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        render(source, context=CONTEXT)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", SLOW, ids=repr)
def test_a_text_made_to_be_slow_costs_no_more_than_any_may(unit: str) -> None:
    source = unit * (MAX_CHARACTERS // len(unit))

    assert calls_made(source) <= MOST_CALLS
    # Half a second or so: calls do not show a slow pattern.
    assert takes_at_most(40, lambda: render(source, context=CONTEXT))


def test_a_text_made_of_marks_alone_is_shown_as_it_was_typed() -> None:
    rendered = render("![" * 15_000 + "\n<b>\n\nc")

    assert rendered.as_typed
    assert rendered.html.endswith('<br>&lt;b&gt;</p>\n<p dir="auto">c</p>\n')


@pytest.mark.parametrize("line", ["a **b** [c](/d) `e` and so on. " * 6 + "\n\n", "- one item\n", "| a | *b* | 3 |\n"])
def test_honest_texts_of_the_greatest_length_are_formatted(line: str) -> None:
    head = "| a | b | c |\n|-|-|-|\n" if line.startswith("|") else ""
    source = head + line * ((MAX_CHARACTERS - len(head)) // len(line) * 3 // 4)

    assert not render(source).as_typed
