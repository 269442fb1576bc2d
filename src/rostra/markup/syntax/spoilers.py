"""Spoilers: `||in a line||`, and `:::spoiler Title` … `:::` as a block."""

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

MARK = "|"
_CODE = ord(MARK)


def spoiler_mark(state: StateInline, silent: bool) -> bool:
    """Read `||` as a mark that may open or close a spoiler."""
    if state.src[state.pos] != MARK or silent:
        return False
    run = state.scanDelims(state.pos, True)
    if run.length != 2:  # Taken as a whole: asking again at each of its characters would take quadratic time.
        state.pending += MARK * run.length
        state.pos += run.length
        return True
    token = state.push("text", "", 0)
    token.content = MARK * 2
    state.delimiters.append(
        Delimiter(marker=_CODE, length=0, token=len(state.tokens) - 1, end=-1, open=run.can_open, close=run.can_close)
    )
    state.pos += 2
    return True


def pair_spoilers(state: StateInline) -> None:
    """Turn the marks that found each other into spoilers."""
    for group in [
        state.delimiters,
        *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta),
    ]:
        for opening in group:
            if opening.marker != _CODE or opening.end == -1:
                continue
            closing = group[opening.end]
            for place, kind, nesting in ((opening.token, "open", 1), (closing.token, "close", -1)):
                token = state.tokens[place]
                token.type, token.tag, token.nesting = f"spoiler_{kind}", "span", nesting
                token.content = ""
                if kind == "open":
                    token.attrs = {"class": "spoiler", "tabindex": "0"}


def is_spoiler(params: str, _markup: str = "") -> bool:
    """Say whether a `:::` line opens a spoiler."""
    return params.strip().split(" ", 1)[0] == "spoiler"


def spoiler_title(info: str) -> str:
    """Return the title behind `:::spoiler`, or an empty string."""
    return info.strip().removeprefix("spoiler").strip()[:120]
