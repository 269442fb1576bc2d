"""The passage of a text in which most of the words of a query stand, with the words marked."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

from rostra.search.query import Query
from rostra.search.spotting import Span, spans
from rostra.search.words import is_run_on

_BEFORE = 60  # characters shown before the first word found, if there are as many
_PASSAGE = 240
_ROOM = _PASSAGE - _BEFORE
_MOST_READ = 40_000  # characters of a text looked through; posts have at most 32,000
_STOPS = "。、，！？；："
_LEAN_ON_THE_NEXT = "เแโใไເແໂໃໄ\u200d"  # vowels written before their consonant, and what joins emoji


def passage(text: str, query: Query, *, beside: str = "") -> Markup:
    """Return the passage of the text with the most of the words, with all in it marked, as safe HTML.

    What is found as a word in the text `beside`, as a title, is not marked as a part of other words here.
    """
    flat = " ".join(text[:_MOST_READ].split())
    found = spans(flat, query, beside=beside)
    first, last = _densest(found)
    start = _start(flat, max(min(first - _BEFORE, len(flat) - _PASSAGE), 0), first)
    end = _end(flat, max(start + _PASSAGE, last), last)
    shown = _marked(flat, [span for span in found if start <= span.start and span.end <= end], start, end)
    return Markup("{}{}{}").format("…" if start else "", shown, "…" if end < len(flat) else "")


def marked(text: str, query: Query, *, beside: str = "") -> Markup:
    """Return the whole of a short text, as a title, with what was found marked; `beside` as in a passage."""
    return _marked(text, spans(text, query, beside=beside[:_MOST_READ]), 0, len(text))


def _densest(found: Sequence[Span]) -> tuple[int, int]:
    """Return where the words begin and end that fit a passage and are the most: different ones first, then all."""
    best, most = (0, 0), (0, 0)
    inside: Counter[int] = Counter()
    behind = 0
    for number, span in enumerate(found):
        while behind < len(found) and (behind == number or found[behind].end <= span.start + _ROOM):
            inside.update(found[behind].words)
            behind += 1
        if (so_many := (len(inside), behind - number)) > most:
            best, most = (span.start, found[behind - 1].end), so_many
        inside -= Counter(span.words)
    return best


def _start(text: str, at: int, latest: int) -> int:
    """Return where to begin, not before `at` and not after `latest`: after a pause, or else where no word is torn."""
    if at == 0:
        return 0
    places = range(at, latest + 1)
    after_pause = (place for place in places if text[place - 1] in f" {_STOPS}")
    return next(after_pause, next((place for place in places if _may_cut(text, place)), latest))


def _end(text: str, at: int, earliest: int) -> int:
    """Return where to end, not after `at` and not before `earliest`: before a space, or else where no word is torn."""
    if at >= len(text):
        return len(text)
    places = range(at, max(earliest, at - _BEFORE) - 1, -1)
    at_pause = (place for place in places if text[place] == " " or text[place - 1] in _STOPS)
    return next(at_pause, next((place for place in places if _may_cut(text, place)), at))


def _may_cut(text: str, place: int) -> bool:
    """Say whether two characters of a script without spaces may be parted; never a letter from its marks."""
    before, after = text[place - 1], text[place]
    if before in _LEAN_ON_THE_NEXT or after == "\u200d" or unicodedata.category(after)[0] == "M":
        return False
    return is_run_on(before) or is_run_on(after)


def _marked(text: str, found: Sequence[Span], start: int, end: int) -> Markup:
    parts = [Markup("")]
    for span in found:
        parts += [escape(text[start : span.start]), Markup("<mark>{}</mark>").format(text[span.start : span.end])]
        start = span.end
    return Markup("").join([*parts, escape(text[start:end])])
