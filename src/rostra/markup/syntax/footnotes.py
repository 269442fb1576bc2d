"""Footnotes whose ids carry the post's prefix, and whose labels cannot run away."""

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from rostra.markup.job import job_of

# The plugin looks for the end of a label up to the end of the text; this asks first whether there is one.
_LABEL = re.compile(r"\[\^[^\s\]]{1,60}\]")

_REFERENCE_STEPS = 40  # Four characters become two hundred: there and back.


def use_footnotes(md: MarkdownIt) -> None:
    """Add footnotes (`[^1]` and `[^1]: …`) to the parser."""
    footnote_plugin(md, inline=False)
    md.block.ruler.at("footnote_def", _definition, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.at("footnote_ref", _reference)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begins = state.bMarks[start] + state.tShift[start]
    found = _LABEL.match(state.src, begins, state.eMarks[start])
    return bool(found) and _definition_of_plugin(state, start, end, silent)


def _reference(state: StateInline, silent: bool) -> bool:
    found = _LABEL.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    job_of(state.env).meter.spend(_REFERENCE_STEPS)
    return _reference_of_plugin(state, silent)


_definition_of_plugin: Callable[[Any, int, int, bool], bool] = footnote_def
_reference_of_plugin: Callable[[Any, bool], bool] = footnote_ref
