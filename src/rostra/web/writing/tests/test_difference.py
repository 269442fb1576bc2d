"""What differs between two texts, and what it takes to find out."""

import difflib
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from rostra.web.writing import difference
from rostra.web.writing.difference import Change, changes_between

_STORY = "The ferry leaves at noon, and it comes back in the evening when the wind allows.\n\n"
_COMPARING = {difflib.__file__, difference.__file__}
_MOST_STEPS = 8_000_000  # lines of Python; under 250 ms


class Steps:
    """Counts the lines of Python that run in a comparison, and ends one that runs too many."""

    def __init__(self) -> None:
        self.taken = 0

    def __call__(self, frame: FrameType, event: str, _: object) -> "Steps | None":
        if frame.f_code.co_filename not in _COMPARING:
            return None
        self.taken += event == "line"
        if self.taken > _MOST_STEPS:
            raise AssertionError("too many steps")
        return self


def steps_of(compare: Callable[[], object]) -> int:
    """Return how many steps a comparison takes."""
    steps, before = Steps(), sys.gettrace()
    sys.settrace(steps)
    try:
        compare()
    finally:
        sys.settrace(before)
    return steps.taken


def test_a_changed_word_stands_between_what_stayed() -> None:
    assert changes_between("It came at noon.", "It came at one.") == (
        Change("same", "It came at "), Change("gone", "noon"), Change("new", "one"), Change("same", "."),
    )  # fmt: skip


def test_the_same_text_is_one_run() -> None:
    assert changes_between("a a b", "a a b") == (Change("same", "a a b"),)


@pytest.mark.parametrize(("before", "after"), [("", "a b"), ("a b", ""), ("a a", "a a a"), ("a b a", "a"), ("", "")])
def test_the_runs_are_both_texts(before: str, after: str) -> None:
    changes = changes_between(before, after)

    assert "".join(change.text for change in changes if change.kind != "new") == before
    assert "".join(change.text for change in changes if change.kind != "gone") == after


def test_changes_far_apart_in_a_long_text_are_found_word_by_word() -> None:
    before = "First.\n\n" + _STORY * 190 + "Last."
    after = "Foremost.\n\n" + _STORY * 190 + "Final."

    assert changes_between(before, after) == (
        Change("gone", "First"), Change("new", "Foremost"), Change("same", ".\n\n" + _STORY * 190),
        Change("gone", "Last"), Change("new", "Final"), Change("same", "."),
    )  # fmt: skip


def test_a_long_table_is_compared_line_by_line() -> None:
    rows = [f"| {number} | 0 | 0 | 0 |\n" for number in range(1_500)]
    before = "old\n" + "".join(rows) + "old"
    after = "new\n" + "".join(rows) + "new"

    kinds = [change.kind for change in changes_between(before, after)]

    assert kinds == ["gone", "new", "same", "gone", "new"]


def a_paragraph(sentences: int, *, said: str = "noon") -> str:
    """Return one paragraph of words as people use them, some often and some once; every other sentence can differ."""
    often = [
        "the ferry",
        "and the tram",
        "leave at",
        "a quarter past",
        "the hour",
        "because of",
        "the wind and the tide",
    ]
    parts = [
        f"On day {number} {' '.join(often[number % 7 :])} {said if number % 2 else 'noon'}, said pier{number}."
        for number in range(sentences)
    ]
    return " ".join(parts)


def test_many_edits_of_one_long_paragraph_are_found_word_by_word() -> None:
    changes = changes_between(a_paragraph(320), a_paragraph(320, said="dusk"))

    assert len(a_paragraph(320)) > 25_000
    assert {change.text for change in changes if change.kind == "gone"} == {"noon"}
    assert {change.text for change in changes if change.kind == "new"} == {"dusk"}
    assert sum(change.kind == "gone" for change in changes) == 160


def test_a_paragraph_of_which_every_sentence_was_edited_and_some_moved_keeps_most_of_its_words() -> None:
    before, after = a_paragraph(300), a_paragraph(300).replace(" noon,", " dusk,").replace(". On day 7", "; on day 7")

    changes = changes_between("It began. " + before, after + " It ended.")

    kept = sum(len(change.text) for change in changes if change.kind == "same")
    assert kept > 0.9 * len(before)


def test_sentences_that_repeat_are_compared_as_well() -> None:
    before = "The boat leaves at noon. It rains. " * 400
    after = before.replace("It rains. The boat", "It snows. The boat", 40)

    changes = changes_between(before.strip(), after.strip())

    assert {change.text for change in changes if change.kind != "same"} == {"rains", "snows"}


def letters(of: str, times: int, *, seed: int = 7) -> str:
    """Return a text of one-letter lines in an order that repeats nothing, always the same one."""
    return "\n".join(of[pow(seed, number, 65_537) % len(of)] for number in range(1, times))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\n" * 8_000, "b\na\n" * 8_000),
        (letters("ab", 16_000), letters("ab", 16_000, seed=11)),
        (letters("abcdefgh", 16_000), letters("abcdefgh", 16_000, seed=11)),
        ("a\n\n" * 1_300, "b\n\na\n\n" * 650),
        (" ".join(letters("abcdefghijklmnop", 16_000).split()), " ".join(letters("ponmlk", 16_000).split())),
        ("".join(f"{n}\nx\n" for n in range(4_500)), "".join(f"{n}\ny\n" for n in range(4_500))),
        ("." * 32_000, "." * 31_999 + ","),
        ("a. " * 10_000, "b. a. " * 5_000),
        (a_paragraph(360), " ".join(reversed(a_paragraph(360).split()))),
        (a_paragraph(360), " ".join(sorted(a_paragraph(360).split()))),
        (" ".join(map(str, range(5_500))), " ".join(f"{n} x" for n in range(4_500))),
        ("x" + "." * 31_998 + "y", "y" + "." * 31_998 + "x"),
    ],
)
def test_no_two_texts_take_long(before: str, after: str) -> None:
    assert steps_of(lambda: changes_between(before, after)) < _MOST_STEPS
