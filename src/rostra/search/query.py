"""What somebody typed into the search box, as a query that no database can misread."""

import re
from dataclasses import dataclass

from rostra.search.words import folded, is_run_on, words_of

_MOST_CHARACTERS = 200
_MOST_PARTS = 12  # words and phrases that count; the time of a search grows with them
_SHORTEST_PREFIX = 4  # shorter beginnings of words match too much to be meant
_SHORTEST_PIECE = 3  # what an index of trigrams can find
_PART = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand one after the other; with `is_open` the last may go on."""

    words: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `wanted` and none of `unwanted`; `pieces` are the wanted ones as strings of characters."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...]
    pieces: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for; what is unwanted alone is no question."""
        return not self.wanted


def parse(text: str) -> Query:
    """Read words, "phrases" and -unwanted ones; anything else in the text parts words, so no text is an error."""
    wanted: list[Part] = []
    unwanted: list[Part] = []
    pieces: list[str] = []
    for match in _PART.finditer(text[:_MOST_CHARACTERS].translate(_QUOTES)):
        typed = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(words_of(typed))
        if not words or len(wanted) + len(unwanted) >= _MOST_PARTS:
            continue
        part = Part(words, is_open=match["phrase"] is None and _may_go_on(words[-1]))
        (unwanted if match["no"] else wanted).append(part)
        if not match["no"]:
            pieces.append(folded(typed).strip())
    return Query(tuple(wanted), tuple(unwanted), tuple(pieces))


def can_be_looked_for_in_words(query: Query) -> bool:
    """Say whether the query can be asked of an index of trigrams, which knows nothing of words to leave out."""
    return bool(query.pieces) and not query.unwanted and all(len(piece) >= _SHORTEST_PIECE for piece in query.pieces)


def _may_go_on(word: str) -> bool:
    return len(word) >= _SHORTEST_PREFIX and not is_run_on(word) and not word.startswith("ux")


_QUOTES = str.maketrans("“”„«»＂", '""""""')
