"""Tables, as far as a reader can use them."""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as table_rule

MAX_COLUMNS = 60
_RULE_LINE = re.compile(r"[ \t>]*[|:-][|:\-\s]*$")


def bounded_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table unless it is wider than any screen; empty cells that are added to short rows are counted."""
    if start + 2 > end:
        return False
    rule = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]]
    if not _RULE_LINE.match(rule) or rule.count("|") > MAX_COLUMNS:
        return False
    return table_rule(state, start, end, silent)
