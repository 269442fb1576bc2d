"""What somebody typed into the search box, as a query that no database can misread."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from rostra.search.words import folded, is_run_on, spelled_out, words_of, words_spelled_out

_MOST_CHARACTERS = 200
_MOST_PARTS = 12  # words and phrases that count; the time of a search grows with them
# An index reads a word that is repeated again for each time, in all posts that have it.
_MOST_WORDS = 32
# Looked for inside of words: each letter is read like a word, and the most common are in every post.
_MOST_LETTERS = 32
_SHORTEST_PREFIX = 4  # shorter beginnings of words match too much to be meant
_SHORTEST_PIECE = 3  # what an index of trigrams can find
_PART = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')

Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand one after the other, in one form or another; with `is_open` the last may go on.

    The second form, of what was typed with umlauts, is the way it is written without them: the index has texts with
    umlauts in both forms, and texts without them as they are.
    """

    forms: tuple[Words, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `wanted` and none of `unwanted`; `pieces` are the wanted ones as strings of characters, in their forms."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...]
    pieces: tuple[tuple[str, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for; what is unwanted alone is no question."""
        return not self.wanted


def parse(text: str) -> Query:
    """Read words, "phrases" and -unwanted ones; anything else in the text parts words, so no text is an error."""
    wanted: list[Part] = []
    unwanted: list[Part] = []
    pieces: list[tuple[str, ...]] = []
    left = _MOST_WORDS
    for match in _PART.finditer(text[:_MOST_CHARACTERS].translate(_QUOTES)):
        typed = match["phrase"] if match["phrase"] is not None else match["word"]
        forms = tuple(tuple(words[:left]) for words in (words_of(typed), words_spelled_out(typed)) if words)
        if not forms or not left or len(wanted) + len(unwanted) >= _MOST_PARTS:
            continue
        left -= len(forms[0])
        part = Part(forms, is_open=match["phrase"] is None and _may_go_on(forms[0][-1]))
        (unwanted if match["no"] else wanted).append(part)
        if not match["no"]:
            pieces.append(tuple(piece.strip() for piece in (folded(typed), spelled_out(typed)) if piece))
    return Query(tuple(wanted), tuple(unwanted), tuple(pieces))


def can_be_looked_for_in_words(query: Query) -> bool:
    """Say whether an index of trigrams can be asked: for little, and it knows nothing of words to leave out."""
    lengths = [len(forms[0]) for forms in query.pieces]
    return bool(lengths) and not query.unwanted and min(lengths) >= _SHORTEST_PIECE and sum(lengths) <= _MOST_LETTERS


def _may_go_on(word: str) -> bool:
    return len(word) >= _SHORTEST_PREFIX and not is_run_on(word) and not word.startswith("ux")


_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂「」『』", '"'))
