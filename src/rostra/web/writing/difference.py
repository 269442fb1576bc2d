"""What differs between two texts, word by word, as a reader can follow it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, groupby
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["same", "gone", "new"]

# First whole lines, then the sentences of those that differ, then their words; all with the spaces behind them, which
# alone would be what most texts have in common.
_FINER = (
    re.compile(r"[^\n]*\n+|[^\n]+"),
    re.compile(r"[^.!?…。！？]*[.!?…。！？]+\s*|[^.!?…。！？]+"),
    re.compile(r"\w+\s*|[^\w\s]\s*|\s+"),
)
# How many pairs of pieces one comparison may look at: a tenth of a second. Without an end SequenceMatcher takes the
# square of the length, and of texts that repeat few pieces the cube.
_MOST_PAIRS = 1_500_000
_SHORT = 10_000  # pairs, as of a hundred pieces with a hundred: compared as they are


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """Return the runs that lead from one text to the other; what would take too long to compare went and came whole."""
    runs = (run for run in _runs(before, after, _FINER, _Allowance(_MOST_PAIRS)) if run[1])
    joined = ((kind, "".join(text for _, text in parts)) for kind, parts in groupby(runs, key=lambda run: run[0]))
    return tuple(Change(kind, text) for kind, text in joined)


def _runs(
    before: str, after: str, finer: Sequence[re.Pattern[str]], allowance: "_Allowance"
) -> Iterator[tuple[Kind, str]]:
    old, new = finer[0].findall(before), finer[0].findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    end, new_end = len(old) - tail, len(new) - tail
    yield "same", "".join(old[:head])
    for tag, a, b, c, d in _steps(old[head:end], new[head:new_end], allowance):
        gone, came = "".join(old[head + a : head + b]), "".join(new[head + c : head + d])
        if tag == "equal":
            yield "same", gone
        elif tag == "replace" and len(finer) > 1:
            yield from _runs(gone, came, finer[1:], allowance)
        else:
            yield "gone", gone
            yield "new", came
    yield "same", "".join(old[end:])


def _steps(old: Sequence[str], new: Sequence[str], allowance: "_Allowance") -> Iterator[tuple[str, int, int, int, int]]:
    """Return the steps from one to the other, as `SequenceMatcher.get_opcodes` does.

    Long ones are parted first at what stands once in each, so that many small changes are as many short comparisons
    ("patience diff").
    """
    anchors = _once_in_both(old, new) if len(old) * len(new) > _SHORT else []
    start = begun = 0
    for place, other in [*anchors, (len(old), len(new))]:
        if start < place or begun < other:
            for tag, a, b, c, d in _Matcher(old[start:place], new[begun:other], allowance).get_opcodes():
                yield tag, start + a, start + b, begun + c, begun + d
        if place < len(old):
            yield "equal", place, place + 1, other, other + 1
        start, begun = place + 1, other + 1


def _once_in_both(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words stand that each has once, as far as both have them in one order: the longest such row."""
    counts, others = Counter(old), Counter(new)
    there = {piece: place for place, piece in enumerate(new) if others[piece] == 1 and piece[:1].isalnum()}
    pairs = [(place, there[piece]) for place, piece in enumerate(old) if counts[piece] == 1 and piece in there]
    ends: list[int] = []  # the smallest place in the second at which a row of that length ends
    last: list[int] = []  # the pair by which it does
    before: list[int] = []  # of each pair, the one before it in its row
    for index, (_place, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [other], [index]
    row, index = list[tuple[int, int]](), last[-1] if last else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pieces are the same from the start."""
    differing = (place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differing, min(len(old), len(new)))


@dataclass
class _Allowance:
    """How many pairs may still be looked at."""

    pairs: int

    def takes(self, pairs: int) -> bool:
        """Take so many, if there are."""
        if pairs > self.pairs:
            return False
        self.pairs -= pairs
        return True


class _Matcher(SequenceMatcher[str]):
    """Looks at no more pairs than it may; what it has not looked at by then has nothing in common."""

    b2j: dict[str, list[int]]  # documented: where each piece stands in the second sequence

    def __init__(self, old: Sequence[str], new: Sequence[str], allowance: _Allowance) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._pairs = [0, *accumulate(1 + len(self.b2j.get(piece, ())) for piece in old)]
        self._allowance = allowance

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Return what the two ranges have in common, or nothing when it would take too long to find."""
        end = len(self._pairs) - 1 if ahi is None else ahi
        may_look = self._allowance.takes(self._pairs[end] - self._pairs[alo])
        return super().find_longest_match(alo, ahi, blo, bhi) if may_look else Match(alo, blo, 0)
