"""Quotes that do not say where their words stand: the place is written into their first line."""

import re
from collections.abc import Callable
from dataclasses import replace

from rostra.markup.context import QuoteRef
from rostra.markup.job import MAX_STEPS_BESIDE, Meter
from rostra.markup.render import MAX_CHARACTERS, plain_text
from rostra.markup.syntax.quotes import opening_line, read_opening

Find = Callable[[QuoteRef, str], tuple[int, int] | None]

_OPENING = re.compile(r"^([ \t]{0,3}(?:>[ \t]?)+)(\[!quote [^\n]*\])[ \t]*$")
_MOST = 10  # quotes located in one text
_DEEPEST = 10  # levels of quoting; nobody reads more, and each makes a longer pattern


def locate_quotes(source: str, find: Find, meter: Meter | None = None) -> str:
    """Return `source` with `from` and `to` in each quote that lacks them and whose words `find` finds.

    `find` is given the reference and the quoted plain words, and returns where they begin and end in the plain text
    of that revision. What it does not find stays as it was typed. Quotes lie in one another, so that the same words
    can be read once for each: all readings together cost no more than `meter` allows.
    """
    meter = meter or Meter(MAX_STEPS_BESIDE)
    lines = source.split("\n")
    openings = [(number, match) for number, line in enumerate(lines) if (match := _OPENING.match(line))]
    for number, match in openings[:_MOST]:
        opened = read_opening(match[2])
        if opened is None or opened[0].start is not None or match[1].count(">") > _DEEPEST:
            continue
        place = find(opened[0], _words_below(lines, number, match[1].strip(), meter))
        if place:
            lines[number] = match[1] + opening_line(replace(opened[0], start=place[0], end=place[1]))
    located = "\n".join(lines)
    return located if len(located) <= MAX_CHARACTERS else source


def _words_below(lines: list[str], number: int, depth: str, meter: Meter) -> str:
    quoted: list[str] = []
    mark = re.compile(r"[ \t]*" + r"[ \t]*".join(">" * depth.count(">")) + r"[ \t]?")
    for line in lines[number + 1 :]:
        match = mark.match(line)
        if not match:
            break
        quoted.append(line[match.end() :])
    return plain_text("\n".join(quoted), meter)
