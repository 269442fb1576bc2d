"""Scripts that others tried to bring in: whatever is typed, the output holds only what may stand in a post.

Each payload is typed as it is, and in every place of a text where words go on into HTML.
"""

import json

import pytest

from rostra.markup.context import Card, MentionTarget, Picture, QuoteTarget, RenderContext
from rostra.markup.render import MAX_CHARACTERS, render
from rostra.markup.safe import make_safe
from tests.outside.allowed import faults
from tests.outside.suites import fixtures, suite

PAYLOADS = [
    str(json.loads(line)["payload"])
    for line in suite("security/xss-payloads.jsonl").read_text(encoding="utf-8").splitlines()
]
DOMPURIFY = [str(case["payload"]) for case in json.loads(suite("security/dompurify/expect.json").read_text("utf-8"))]
HTML5SEC = suite("security/html5sec/vectors.txt").read_text(encoding="utf-8")
NAUGHTY = [str(words) for words in json.loads(suite("security/naughty-strings/blns.json").read_text("utf-8"))]
FIXTURES = "markup/markdown-it/test/fixtures"

PLACES = (
    "{}",
    "[words]({})",
    "[words](<{}>)",
    '[words](/u "{}")',
    "![{}](upload:one)",
    '![a](upload:one "{}")',
    "```{}\nx\n```",
    ":::spoiler {}\nx\n:::",
    '> [!quote post=1 by="{}"]\n> x',
    "[^a]\n\n[^a]: {}",
    "|{}|\n|-|\n|x|",
    "||{}||",
    "https://example.org/{}",
    "@{}",
)


def batches(payloads: list[str], size: int = 40) -> list[list[str]]:
    """Return the payloads in groups, so that pytest has hundreds of cases and not tens of thousands."""
    return [payloads[start : start + size] for start in range(0, len(payloads), size)]


def rendered(source: str) -> str:
    """Return the HTML of a text, cut to the greatest length."""
    return render(source[:MAX_CHARACTERS], context=CONTEXT, prefix="p1-").html


CONTEXT = RenderContext(pictures={"one": Picture("/media/one.jpg", 4, 3)})
ALL = [*PAYLOADS, *DOMPURIFY, *HTML5SEC.split("//[\"'`-->]]>]"), *NAUGHTY]


@pytest.mark.parametrize("batch", batches(ALL), ids=lambda batch: repr(batch[0][:20]))
def test_a_payload_typed_anywhere_in_a_text_stays_text(batch: list[str]) -> None:
    made = {place.format(payload): rendered(place.replace("{}", payload)) for payload in batch for place in PLACES}

    assert [(source, found) for source, html in made.items() if (found := faults(html))] == []


@pytest.mark.parametrize("batch", batches(ALL), ids=lambda batch: repr(batch[0][:20]))
def test_the_sanitiser_alone_stops_a_payload_and_changes_nothing_the_second_time(batch: list[str]) -> None:
    made = [make_safe(payload) for payload in batch]

    assert [(html, found) for html in made if (found := [f for f in faults(html) if "without rel" not in f])] == []
    assert [make_safe(html) for html in made] == made


@pytest.mark.parametrize("batch", batches(ALL), ids=lambda batch: repr(batch[0][:20]))
def test_a_payload_from_a_name_a_card_or_a_caption_stays_text(batch: list[str]) -> None:
    made = [_around(payload) for payload in batch]

    assert [(html, found) for html in made if (found := faults(html))] == []


@pytest.mark.parametrize("name", ["markdown-it/xss.txt", "markdown-it/fatal.txt", "markdown-it/proto.txt"])
def test_what_markdown_it_is_tested_against_is_safe(name: str) -> None:
    made = [rendered(source) for source, _ in fixtures(f"{FIXTURES}/{name}")]

    assert made
    assert [(html, found) for html in made if (found := faults(html))] == []


def _around(payload: str) -> str:
    context = RenderContext(
        mentions={"bob": MentionTarget(payload, "/m/bob/")},
        pictures={"one": Picture("/media/one.jpg", 4, 3, payload, payload, payload)},
        quotes={"1:::": QuoteTarget(payload, "/p/1/", 3, changed=True, diff_url="/p/1/history/")},
        cards={"https://example.org/": Card(payload, payload, payload)},
    )
    source = "@bob\n\n![](upload:one)\n\n> [!quote post=1]\n> x\n\nhttps://example.org/"
    return render(source, context=context).html
