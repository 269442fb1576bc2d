"""`@name` in every script."""

import pytest

from rostra.kit.names import normal_form
from rostra.markup.context import MentionTarget, RenderContext
from rostra.markup.render import render, scan

NAMES = ("Bob", "Tomas Weir", "quaycat_88", "Jürgen", "สมศรี", "小明", "小明明", "محمد", "हिन्दी", "J. R. O’Neil", "дед")
KNOWN = {normal_form(name): MentionTarget(name, f"/m/{number}/") for number, name in enumerate(NAMES)}
CONTEXT = RenderContext(mentions=KNOWN)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("@bob", "Bob"),
        ("Thanks, @Bob.", "Bob"),
        ("(@BOB)", "Bob"),
        ("@Tomas Weir wrote", "Tomas Weir"),
        ("@quaycat_88's", "quaycat_88"),
        ("Grüße an @jürgen, bitte", "Jürgen"),
        ("สวัสดี@สมศรีครับ", "สมศรี"),
        ("你好@小明你好", "小明"),
        ("@小明明好", "小明明"),
        ("مرحبا @محمد، كيف", "محمد"),
        ("@हिन्दी में", "हिन्दी"),
        ("@J. R. O’Neil said", "J. R. O’Neil"),
        ("**@дед**", "дед"),
        ("🎉@bob🎉", "Bob"),
    ],
)
def test_a_name_is_found_and_linked_in_any_script(source: str, name: str) -> None:
    rendered = render(source, context=CONTEXT)

    assert rendered.mentions == (normal_form(name),)
    assert f'class="mention">@{name}</a>' in rendered.html
    assert normal_form(name) in scan(source).mentions


@pytest.mark.parametrize(
    "source",
    [
        "`@bob`",
        "```\n@bob\n```",
        "[@bob](/t/1/)",
        "alice@bob.example",
        "https://example.org/@bob",
        "@bobby",
        "@@bob",
        "\\@bob@",
        "@nobody",
    ],
)
def test_code_links_addresses_and_longer_words_name_nobody(source: str) -> None:
    rendered = render(source, context=CONTEXT)

    assert rendered.mentions == ()
    assert 'class="mention"' not in rendered.html


def test_the_longest_known_name_wins() -> None:
    assert render("@小明明", context=CONTEXT).mentions == ("小明明",)


def test_a_name_called_twice_is_told_once() -> None:
    assert render("@bob @bob", context=CONTEXT).mentions == ("bob",)
