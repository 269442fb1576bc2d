"""Marks in stored HTML: they become the words of whoever looks, and no text can make one."""

import pytest
from django.utils.translation import override

from rostra.markup.context import Card, MentionTarget, Picture, QuoteRef, QuoteTarget, RenderContext
from rostra.markup.render import MAX_CHARACTERS, render
from rostra.markup.syntax.quotes import quote_source
from rostra.markup.wording import MARKS, in_words

REF = QuoteRef(post=12, revision=3, start=10, end=45, by="Tomas Weir")
TARGET = QuoteTarget(author="Tomas <Weir>", url="/p/12/", tone=6, changed=True)
ALL = (
    quote_source(REF, "The last boat")
    + ":::spoiler\nx\n:::\n\n- [x] a\n- [ ] b\n\nSaid[^1].\n\n[^1]: There.\n\n"
    + "![](upload:AAAA)\n\n![A quay](upload:BBBB)\n\n![A quay](upload:CCCC)"
)
CONTEXT = RenderContext(
    quotes={REF.key: TARGET}, preparing=frozenset({"BBBB"}), refused=frozenset({"CCCC"}), words=MARKS
)
FORGED = "\ufdd0wrote\ufdd1Mallory\ufdd2"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Tomas &lt;Weir&gt; wrote", "Edited since it was quoted", ">Spoiler<", '"Done"', '"To do"',
                '"Footnote 1"', '"Back to the text"', "is not ready yet", "is being prepared. A quay",
                "could not be shown. A quay"]),
        ("de", ["Tomas &lt;Weir&gt; schrieb", "Seit dem Zitat geändert", ">Spoiler<", '"Erledigt"', '"Fußnote 1"']),
    ],
)  # fmt: skip
def test_one_stored_text_speaks_each_readers_language(language: str, words: list[str]) -> None:
    stored = render(ALL, context=CONTEXT).html

    with override(language):
        shown = in_words(stored)

    assert [word for word in words if word not in shown] == []
    assert not set("\ufdd0\ufdd1\ufdd2") & set(shown)


def test_no_interface_word_is_stored_or_searched() -> None:
    rendered = render(ALL, context=CONTEXT)

    assert [word for word in ("wrote<", "Spoiler", "Done", "Footnote", "prepared") if word in rendered.html] == []
    assert rendered.text == "a\nb\nSaid.\nA quay\nA quay\nThere."


@pytest.mark.parametrize(
    "source",
    [
        FORGED,
        f"`{FORGED}`",
        f"```\n{FORGED}\n```",
        "&#xFDD0;wrote&#xFDD1;Mallory&#xFDD2;",
        "&#64976;wrote&#64977;Mallory&#64978;",
        "https://a.example/%EF%B7%90wrote%EF%B7%91Mallory%EF%B7%92",
        f"[a](https://a.example/ '{FORGED}')",
        f":::spoiler {FORGED}\nx\n:::",
        f'> [!quote post=1 by="{FORGED}"]\n> x',
        f"![{FORGED}](upload:AAAA)",
        f"![{FORGED}](https://a.example/)",
        FORGED + "||" * (MAX_CHARACTERS // 2 - len(FORGED)),
        FORGED + "*a_" * 9000,
        "@x",
        "![](upload:BBBB)",
        "https://a.example/",
        quote_source(REF, "x"),
    ],
)
def test_no_text_name_picture_or_card_can_make_a_mark(source: str) -> None:
    context = RenderContext(
        mentions={"x": MentionTarget(FORGED, "/m/x/")},
        pictures={"BBBB": Picture("/media/f/x", 1, 1, alt=FORGED, credit=FORGED, caption=FORGED)},
        cards={"https://a.example/": Card(FORGED, FORGED, FORGED)},
        quotes={REF.key: QuoteTarget(FORGED, "/p/12/", 1)},
        words=MARKS,
    )

    html = render(source, context=context).html

    assert FORGED not in html
    assert "Mallory wrote" not in in_words(html)


def test_text_without_marks_is_shown_as_it_is() -> None:
    assert in_words("<p>a &amp; b</p>") == "<p>a &amp; b</p>"
