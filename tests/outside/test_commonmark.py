"""The 652 examples of CommonMark 0.31.2, through the real pipeline with `# Heading` as `h1`."""

import json

import pytest

from rostra.markup.render import render
from tests.outside.normal import normal
from tests.outside.suites import suite

EXAMPLES = json.loads(suite("markup/commonmark-json/spec-0.31.2.json").read_text(encoding="utf-8"))

HTML = "raw HTML is shown as text"
PICTURE = "a picture that is not an upload becomes a link"
SCHEME = "links lead to http, https, mailto or within the site only"
BARE = "bare addresses become links, as in GFM"

DIFFERENT: dict[int, str] = {
    **dict.fromkeys(
        (
            21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167,
            169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188,
            189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617,
            623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
        ),
        HTML,
    ),
    **dict.fromkeys(
        (
            517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589,
            591,
        ),
        PICTURE,
    ),
    **dict.fromkeys((596, 598, 599, 601), SCHEME),
    **dict.fromkeys((602, 608, 611, 612), BARE),
}  # fmt: skip


def test_all_examples_are_here() -> None:
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["example"]))
def test_an_example_comes_out_as_specified_or_is_listed_with_a_reason(example: dict[str, object]) -> None:
    made = render(str(example["markdown"]), heading_from=1)

    is_as_specified = normal(made.html) == normal(str(example["html"]))

    assert is_as_specified == (example["example"] not in DIFFERENT)
