"""Whether the words of a quote stand in the text they are said to come from.

Words are compared without case, spaces and marks, so that a quote may format them otherwise. It may leave words out,
between its blocks or where it shows an ellipsis, but neither add any nor change their order.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore

from rostra.markup.plain import line_of

_GAP = re.compile(r"\.{3,}|\u2026")
# A word, a character of a script that sets no spaces, or any other character but those that are marks of Markdown.
_WORD = re.compile(r"[^\W_\u0e00-\U0010ffff]+|[^\s\\*_~`|#>\[\]]")


def note_quoted_words(state: StateCore) -> None:
    """Keep with each quote the lines that stand in it, without those of quotes within it; a core rule."""
    open_quotes: list[list[str]] = []
    for token in state.tokens:
        if token.type == "quote_open":
            open_quotes.append(token.meta.setdefault("lines", []))
        elif token.type == "quote_close":
            open_quotes.pop()
        elif open_quotes and (line := line_of(token, is_whole=True)):
            open_quotes[-1].append(line)


def comparable(text: str) -> str:
    """Return a text as it is compared: its words, each between spaces."""
    return f" {' '.join(_WORD.findall(_GAP.sub(' ', text.casefold())))} "


def stand_in(lines: Sequence[str], text: str) -> bool:
    """Say whether the words of all lines stand in a `comparable` text, in that order.

    A selection may begin and end inside a word.
    """
    passages = list(_passages(lines))
    at = 0
    for number, words in enumerate(passages):
        sought = words.removeprefix(" ") if number == 0 else words
        sought = sought.removesuffix(" ") if number == len(passages) - 1 else sought
        found = text.find(sought, at)
        if found < 0:
            return False
        at = found + len(sought) - 1  # The space behind a passage may stand before the next.
    return True


def _passages(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (words for part in _GAP.split(line) if (words := comparable(part)).strip())
