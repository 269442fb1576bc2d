"""What of a text is quoted when all of it is: the author's own words, in the form in which they were typed."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it.token import Token

from rostra.markup.context import EMPTY
from rostra.markup.job import Job, TooIntricateError
from rostra.markup.parser import parser

_LINE_END = re.compile(r"\r\n?|\n")
_INDENT = re.compile(r"^[ \t]*\t[ \t]*")
_QUOTES = ("blockquote_open", "quote_open")
_FENCED = ("fence",)
_CODE = ("fence", "code_block")


def own_words(source: str, *, name: str) -> str:
    """Return the source without the quotes in it, which are other people's words; all of it if nothing else is left.

    Its footnotes are called `[^name-1]` instead of `[^1]`: a reply may quote several texts that each have a first one.
    """
    lines = _LINE_END.split(source)
    env: dict[str, Any] = {"job": Job(context=EMPTY)}
    try:
        tokens = parser().parse(source, env)
    except (TooIntricateError, RecursionError):
        return source
    for number in set(range(len(lines))).difference(_lines_of(tokens, _FENCED)):
        lines[number] = _untabbed(lines[number])
    labels = [label.removeprefix(":") for label in env.get("footnotes", {}).get("refs", {})]
    for number in set(range(len(lines))).difference(_lines_of(tokens, _CODE)):
        lines[number] = _renamed(lines[number], labels, name)
    quoted = set(_lines_of((token for token in tokens if token.level == 0), _QUOTES))
    return _without(quoted, lines) or _without(set(), lines)


def _lines_of(tokens: Iterable[Token], kinds: tuple[str, ...]) -> Iterator[int]:
    for token in tokens:
        if token.type in kinds and token.map:
            yield from range(*token.map)


def _untabbed(line: str) -> str:
    """Set spaces for the tabs before a line: behind the mark of a quote a tab would reach less far."""
    return _INDENT.sub(lambda match: match[0].expandtabs(4), line)


def _renamed(line: str, labels: list[str], name: str) -> str:
    for label in labels:
        line = line.replace(f"[^{label}]", f"[^{name}-{label}]")
    return line


def _without(left_out: set[int], lines: list[str]) -> str:
    """Return the other lines, with one blank line where some are left out."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        is_gap = number in left_out or (number - 1 in left_out and not line.strip())
        if not is_gap:
            kept.append(line)
        elif kept and kept[-1].strip():
            kept.append("")
    return "\n".join(kept).strip("\n")
