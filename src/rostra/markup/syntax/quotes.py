"""Quotes that name author and post: a blockquote whose first line is `[!quote post=12 rev=3 by="Name"]`."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rostra.markup.context import QuoteRef
from rostra.markup.job import job_of

MAX_DEPTH = 2  # As in the look: a quote in a quote, and no further.
_PLACE = r"[ \t]+post=\d{1,15}|[ \t]+rev=\d{1,6}|[ \t]+(?:from|to)=\d{1,5}"
_OPENING = re.compile(rf"""\[!quote((?:{_PLACE}|[ \t]+by="[^"\n]{{1,60}}")+)[ \t]*\][ \t]*(?:\n|$)""")
_PART = re.compile(r"""(post|rev|from|to|by)=(?:"([^"\n]*)"|(\d+))""")
# What directly below the opening line would be read as words of its paragraph, or make it a heading.
_NO_NEIGHBOUR = re.compile(r" {4}|\t|\d+[.)][ \t]|\[[^\n]+\]:|[^\n]+\n *(?:=+|-+) *(?:\n|$)")
_TIGHT = re.compile(r"[\"\n\r]+")


def opening_line(ref: QuoteRef) -> str:
    """Return the line that starts a quote of `ref`."""
    parts = {"post": ref.post, "rev": ref.revision, "from": ref.start, "to": ref.end}
    numbers = "".join(f" {name}={value}" for name, value in parts.items() if value is not None)
    by = _TIGHT.sub("", ref.by)[:60]
    return f'[!quote{numbers} by="{by}"]' if by else f"[!quote{numbers}]"


def quote_source(ref: QuoteRef, text: str) -> str:
    """Return the source of a quote: what the composer and scripts put into a reply."""
    text = text.strip("\n")
    gap = [""] if _NO_NEIGHBOUR.match(text) else []
    lines = [opening_line(ref), *gap, *text.split("\n")]
    return "\n".join(f"> {line}" if line.strip() else ">" for line in lines) + "\n\n"


def read_opening(line: str) -> tuple[QuoteRef, int] | None:
    """Return the reference that `line` starts with and where the rest begins, or `None`."""
    match = _OPENING.match(line)
    if not match:
        return None
    parts = {name: quoted or number for name, quoted, number in _PART.findall(match[1])}
    if "post" not in parts:
        return None
    numbers = {name: int(value) for name, value in parts.items() if name != "by"}
    ref = QuoteRef(numbers["post"], numbers.get("rev"), numbers.get("from"), numbers.get("to"), parts.get("by", ""))
    return ref, match.end()


def attribute_quotes(state: StateCore) -> None:
    """Turn blockquotes that name a post into quotes, and leave out what is quoted more than two levels deep."""
    kept: list[Token] = []
    open_quotes: list[bool] = []  # For each open blockquote: does it name a post?
    position, tokens = 0, state.tokens
    while position < len(tokens):
        token = tokens[position]
        if token.type == "blockquote_open":
            ref = _reference(tokens, position)
            if ref and sum(open_quotes) >= MAX_DEPTH:
                position = _behind(tokens, position)
                continue
            if ref:
                job_of(state.env).quotes.setdefault(ref)
                token.type, token.meta = "quote_open", {"ref": ref}
            open_quotes.append(ref is not None)
        elif token.type == "blockquote_close":
            token.type = "quote_close" if open_quotes.pop() else token.type
        kept.append(token)
        position += 1
    state.tokens = _without_empty(kept)


def _reference(tokens: list[Token], position: int) -> QuoteRef | None:
    """Take the reference off the first line of the blockquote that opens at `position`."""
    if tokens[position + 1].type != "paragraph_open":
        return None
    first = tokens[position + 2]
    found = read_opening(first.content)
    if not found:
        return None
    first.content = first.content[found[1] :]
    return found[0]


def _behind(tokens: list[Token], position: int) -> int:
    depth = 0
    while True:
        depth += (tokens[position].type == "blockquote_open") - (tokens[position].type == "blockquote_close")
        position += 1
        if depth == 0:
            return position


def _without_empty(tokens: list[Token]) -> list[Token]:
    """Drop the paragraphs that held nothing but the opening line of a quote."""
    dropped: set[int] = set()
    for index, token in enumerate(tokens):
        if token.type == "quote_open" and tokens[index + 1].type == "paragraph_open" and not tokens[index + 2].content:
            dropped |= {index + 1, index + 2, index + 3}
    return [token for index, token in enumerate(tokens) if index not in dropped]
