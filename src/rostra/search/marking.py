"""The passage of a text in which the words of a query stand, with the words marked."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from rostra.search.query import Query, can_be_looked_for_in_words
from rostra.search.words import folded, is_run_on

_BEFORE = 60  # characters shown before the first word found
_PASSAGE = 240
_NOT_AFTER_LETTER, _NOT_BEFORE_LETTER = r"(?<![^\W_])", r"(?![^\W_])"
_MOST_READ = 40_000  # characters of a text looked through; posts have at most 32,000


def passage(text: str, query: Query) -> Markup:
    """Return a passage of the text around the first word found, with all that were found marked, as safe HTML."""
    flat = " ".join(text[:_MOST_READ].split())
    spans = _spans(flat, query)
    start = _start(flat, spans[0][0] if spans else 0)
    end = _end(flat, start + _PASSAGE)
    shown = _marked(flat, [span for span in spans if start <= span[0] and span[1] <= end], start, end)
    return Markup("{}{}{}").format("…" if start else "", shown, "…" if end < len(flat) else "")


def marked(text: str, query: Query) -> Markup:
    """Return the whole of a short text, as a title, with what was found marked."""
    return _marked(text, _spans(text, query), 0, len(text))


def _spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where in the text words of the query stand, in order and without overlaps."""
    if query.is_empty:
        return []
    folds, places = _folded_with_places(text)
    found: list[tuple[int, int]] = []
    for match in _matches(folds, query):
        start, end = places[match.start()], places[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _matches(folds: str, query: Query) -> Iterable[re.Match[str]]:
    """Return where whole words of the query stand; inside of words only if none does, as the index looks for them."""
    whole = [*_pattern(query, inside=False).finditer(folds)]
    return whole if whole or not can_be_looked_for_in_words(query) else _pattern(query, inside=True).finditer(folds)


def _pattern(query: Query, *, inside: bool) -> re.Pattern[str]:
    found: dict[str, str] = {}
    for part, piece in zip(query.wanted, query.pieces, strict=True):
        for word in (piece, *_parted(piece)):
            found[word] = re.escape(word) if inside else _bounded(word, is_open=part.is_open)
    return re.compile("|".join(found[word] for word in sorted(found, key=len, reverse=True)))


def _parted(piece: str) -> list[str]:
    """Return the words in a piece. Marks belong to their letters: a Thai or Hindi word has them inside."""
    return "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in piece).split()


def _bounded(word: str, *, is_open: bool) -> str:
    """Return a pattern of a word that begins where a word does, and ends there unless it may go on."""
    before = _NOT_AFTER_LETTER if word[0].isalnum() and not is_run_on(word) else ""
    after = _NOT_BEFORE_LETTER if word[-1].isalnum() and not is_open and not is_run_on(word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place in the text that it came from."""
    parts: list[str] = []
    places: list[int] = []
    for place, cluster in _clusters(text):
        part = folded(cluster)
        parts.append(part)
        places.extend([place] * len(part))
    return "".join(parts), places


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character with the marks that follow it, since folding may join or drop them."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            yield start, text[start:place]
            start = place


def _start(text: str, first: int) -> int:
    if first <= _BEFORE:
        return 0
    space = text.find(" ", first - _BEFORE, first)
    return space + 1 if space >= 0 else first


def _end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - _BEFORE, end)
    return space if space >= 0 else end


def _marked(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> Markup:
    parts = [Markup("")]
    for first, last in spans:
        parts += [escape(text[start:first]), Markup("<mark>{}</mark>").format(text[first:last])]
        start = last
    return Markup("").join([*parts, escape(text[start:end])])
