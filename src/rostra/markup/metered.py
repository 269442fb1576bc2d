"""markdown-it's parsers with a meter, so that no text can take long."""

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from rostra.markup.job import Meter, job_of

# Steps (about microseconds, measured) of looking at a line, making a token of a block and rendering it, reading a token
# of a line, and looking ahead over one.
_LOOK, _TOKEN, _ATTEMPT, _SKIP = 1, 5, 4, 16
_MARK = 5
_MARKS = re.compile(r"[*_~|]+")


class MeteredState(StateBlock):
    """Counts every look at a line and every token made."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self.meter: Meter = job_of(env).meter
        super().__init__(src, md, env, tokens)

    def is_code_block(self, line: int) -> bool:
        """Say whether a line is indented as code; every rule asks this of every line it looks at."""
        self.meter.spend(_LOOK)
        return super().is_code_block(line)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        self.meter.spend(_TOKEN)
        return super().push(ttype, tag, nesting)


class MeteredBlocks(ParserBlock):
    """The block parser over a metered state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803 - the name that markdown-it calls
        """Read the blocks of `src` into `outTokens`."""
        if not src:
            return None
        # The plugin of containers looks at the first character of a line, also of an empty one at the end of a quote.
        state = MeteredState(src if src.endswith("\n") else f"{src}\n", md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class MeteredInline(ParserInline):
    """The inline parser that counts every attempt to read or skip a token."""

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Move behind the token that starts here."""
        if state.pos not in state.cache:
            job_of(state.env).meter.spend(_SKIP)
        super().skipToken(state)


def count_attempt(state: StateInline, silent: bool) -> bool:
    """Count the attempt to read a token; stands first among the inline rules and never matches."""
    if not silent:
        marks = _MARKS.match(state.src, state.pos)  # Each of these becomes a token and a delimiter of its own.
        job_of(state.env).meter.spend(_ATTEMPT + (_MARK * len(marks[0]) if marks else 0))
    return False
