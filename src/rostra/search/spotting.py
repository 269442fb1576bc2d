"""Where in a text the words of a query stand, whatever form they are written in."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from rostra.search.query import Query, can_be_looked_for_in_words
from rostra.search.words import folded, is_run_on, spelled_out

_NOT_AFTER_LETTER, _NOT_BEFORE_LETTER = r"(?<![^\W_])", r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, and which words of the query it holds, by number; a whole phrase is one more."""

    start: int
    end: int
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sought:
    """A string to look for, and which words of the query are found with it."""

    text: str
    words: frozenset[int]
    is_open: bool


_Folded: TypeAlias = tuple[str, list[int]]


def spans(text: str, query: Query, *, beside: str = "") -> list[Span]:
    """Return where words of the query stand, in order and without overlaps.

    They are looked for as words; those that are none there, nor in the text `beside`, inside of others.
    """
    sought = _sought(query)
    if not sought:
        return []
    found = _all(text, sought, inside=False)
    if can_be_looked_for_in_words(query) and (rest := _without(sought, found)):
        found += _all(text, _without(rest, _all(beside, rest, inside=False)), inside=True)
    return _apart(found)


def _sought(query: Query) -> list[_Sought]:
    numbers = count()
    found: list[_Sought] = []
    for part, forms in zip(query.wanted, query.pieces, strict=True):
        one, *more = (_parted(form) for form in forms)
        words = [frozenset({next(numbers)}) for _word in one]
        whole = frozenset({next(numbers)}).union(*words)
        for form, parts in zip(forms, (one, *more), strict=True):
            if len(parts) != 1 or parts[0] != form:
                found.append(_Sought(form, whole, part.is_open))
            found += (_Sought(word, number, part.is_open) for word, number in zip(parts, words, strict=False))
    return found


def _parted(piece: str) -> list[str]:
    """Return the words in a piece. Marks belong to their letters: a Thai or Hindi word has them inside."""
    return "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in piece).split()


def _without(sought: list[_Sought], found: list[Span]) -> list[_Sought]:
    """Keep what stands for words of which none was found."""
    words = frozenset[int]().union(*(span.words for span in found))
    return [one for one in sought if not one.words & words]


def _all(text: str, sought: list[_Sought], *, inside: bool) -> list[Span]:
    if not text or not sought:
        return []
    return [span for form in _folded_forms(text) for span in _found(text, form, sought, inside=inside)]


def _found(text: str, form: _Folded, sought: list[_Sought], *, inside: bool) -> Iterator[Span]:
    folds, places = form
    words = {one.text: one.words for one in reversed(sought)}
    for match in _pattern(sought, inside=inside).finditer(folds):
        end = places[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield Span(places[match.start()], end, words[match[0]])


def _pattern(sought: list[_Sought], *, inside: bool) -> re.Pattern[str]:
    longest_first = sorted(sought, key=lambda one: len(one.text), reverse=True)
    return re.compile("|".join(re.escape(one.text) if inside else _bounded(one) for one in longest_first))


def _bounded(one: _Sought) -> str:
    """Return a pattern of a word that begins where a word does, and ends there unless it may go on."""
    word = one.text
    before = _NOT_AFTER_LETTER if word[0].isalnum() and not is_run_on(word) else ""
    after = _NOT_BEFORE_LETTER if word[-1].isalnum() and not one.is_open and not is_run_on(word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def _apart(found: list[Span]) -> list[Span]:
    """Return the spans in order; where two overlap, the one that begins first, then the longer one."""
    apart: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def _folded_forms(text: str) -> list[_Folded]:
    """Return the text as it is compared: folded, and spelled out if it has umlauts."""
    forms = [_with_places(text, folded)]
    if not text.isascii() and spelled_out(text):
        forms.append(_with_places(text, lambda letter: spelled_out(letter) or folded(letter)))
    return forms


def _with_places(text: str, fold: Callable[[str], str]) -> _Folded:
    """Return the folded text and, for each of its characters, the place in the text that it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters = _letters(text)
    folds = {letter: fold(letter) for letter in set(letters)}
    places: list[int] = []
    start = 0
    for letter in letters:
        places += [start] * len(folds[letter])
        start += len(letter)
    return "".join(map(folds.__getitem__, letters)), places


def _letters(text: str) -> Sequence[str]:
    """Return each character with the marks that follow it, since folding may join or drop them."""
    marks = "".join(one for one in set(text) if unicodedata.combining(one))
    return re.findall(f".[{re.escape(marks)}]*", text, re.DOTALL) if marks else text
