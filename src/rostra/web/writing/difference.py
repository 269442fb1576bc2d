"""What differs between two texts, word by word, as a reader can follow it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)
# Above so many words the comparison goes line by line: SequenceMatcher takes quadratic time.
_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """Return the runs that lead from one text to the other."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return tuple(_runs(old, new))


def _runs(old: list[str], new: list[str]) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Change("gone", "".join(old[a:b]))
        if d > c:
            yield Change("new", "".join(new[c:d]))
