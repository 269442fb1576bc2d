"""A language nobody speaks: every text of the interface in brackets, with accents, longer by two fifths, right to left.

It exists in tests alone. What a page shows outside the brackets is a text that no translator would ever see.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from babel.messages.mofile import write_mo
from tools.messages import gathered

LANGUAGE = "ar-xb"  # of Arabic, so that Django knows its direction; the region is nobody's
OPENING, CLOSING = "⟦", "⟧"

# What must stay as it is: places for values, markup, entities.
_KEPT = re.compile(r"(%\(\w+\)[a-z]|%%|\{\w+\}|<[^>]+>|&\w+;)")
_ACCENTED = str.maketrans("aceginorsuyACEGINORSUY", "áćéǵíñóŕśúýÁĆÉǴÍÑÓŔŚÚÝ")


def pseudo(text: str) -> str:
    """Return a text as the pseudo-language says it.

    >>> pseudo("Page %(number)s")
    '⟦Páǵé %(number)s~~⟧'
    """
    parts = _KEPT.split(text)
    said = "".join(part if number % 2 else part.translate(_ACCENTED) for number, part in enumerate(parts))
    letters = sum(len(part) for part in parts[::2])
    return f"{OPENING}{said}{'~' * round(letters * 0.4)}{CLOSING}"


def write_catalogue(folder: Path) -> None:
    """Write the compiled catalogue into a folder for `LOCALE_PATHS`."""
    catalog = gathered()
    for message in catalog:
        if message.id:
            message.string = _said(message.id, message.context)
    file = folder / "ar_XB" / "LC_MESSAGES" / "django.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalog)


def _said(text: str | Sequence[str], context: str | None) -> str | tuple[str, ...]:
    if context and context.startswith("format of"):
        return str(text)
    return pseudo(text) if isinstance(text, str) else tuple(map(pseudo, text))
