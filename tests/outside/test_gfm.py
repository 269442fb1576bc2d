"""GitHub's extensions: what cmark-gfm makes of tables, strikethrough, autolinks, task lists and footnotes."""

import re

import pytest

from rostra.markup.render import render
from tests.outside.normal import normal
from tests.outside.suites import suite

_EXAMPLE = re.compile(r"^`{32} example ?([^\n]*)\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


def examples(name: str) -> list[tuple[str, str, str, str]]:
    """Return file and number, extension, source and expected HTML of every example of one file."""
    text = suite(f"markup/gfm/test/{name}").read_text(encoding="utf-8").replace("→", "\t")
    return [(f"{name}:{at}", *found) for at, found in enumerate(_EXAMPLE.findall(text), 1)]


EXTENSIONS = [example for example in examples("spec.txt") if example[1].strip() not in ("", "disabled")]
EXAMPLES = EXTENSIONS + examples("extensions.txt")

HTML = "raw HTML is shown as text"
E_MAIL = "an e-mail address needs a top-level domain that exists"
TILDE = "one tilde is no mark: `好的~` ends many a sentence"
DIFFERENT = {
    "spec.txt:625": "a closing parenthesis that nothing opened ends an address",
    "spec.txt:626": "what looks like an entity without being one stays part of the address",
    "spec.txt:628": "no links to ftp",
    "spec.txt:629": E_MAIL,
    "spec.txt:630": E_MAIL,
    "spec.txt:631": E_MAIL,
    "spec.txt:653": HTML,
    "extensions.txt:12": HTML,
    "extensions.txt:17": TILDE,
    "extensions.txt:18": TILDE,
    "extensions.txt:19": E_MAIL,
    "extensions.txt:20": "the example gives no result to compare with",
    "extensions.txt:22": HTML,
    "extensions.txt:23": "footnotes carry the ids of their post",
}


def in_our_words(html: str) -> str:
    """Return GitHub's HTML with our element for struck text and our classes for alignment."""
    aligned = re.sub(r' align="(.)\w+"', r' class="\1"', html)
    return aligned.replace("<del>", "<s>").replace("</del>", "</s>")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_an_example_comes_out_as_at_github_or_is_listed_with_a_reason(example: tuple[str, str, str, str]) -> None:
    name, _, source, expected = example

    is_as_expected = normal(render(source, heading_from=1).html) == normal(in_our_words(expected))

    assert is_as_expected == (name not in DIFFERENT)
