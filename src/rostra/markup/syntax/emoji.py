"""Emoji by their short codes: `:smile:`."""

import json
import re
from functools import cache
from pathlib import Path

from markdown_it.rules_inline import StateInline

_CODE = re.compile(r":([a-z0-9_+-]{1,60}):")


@cache
def emoji() -> dict[str, str]:
    """Return the emoji by short code, from the list kept beside the room (its origin stands in the file)."""
    stored = json.loads((Path(__file__).parent.parent / "emoji.json").read_text(encoding="utf-8"))
    codes: dict[str, str] = stored["codes"]
    return codes


def short_code(state: StateInline, silent: bool) -> bool:
    """Read `:code:` as the emoji; never inside a word or a number such as `10:100:20`."""
    if state.src[state.pos] != ":" or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    match = _CODE.match(state.src, state.pos, state.posMax)
    found = emoji().get(match[1]) if match else None
    if match is None or found is None:
        return False
    if not silent:
        state.pending += found
    state.pos = match.end()
    return True
