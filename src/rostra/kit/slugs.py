"""Readable parts of addresses, in any script."""

import re
import unicodedata

_LIMIT = 80  # characters; longer addresses are cut by mail programs


def slug_of(title: str) -> str:
    """Return the readable part of an address: lower case, words joined by hyphens, any script kept.

    Empty when the title has no letter or digit (a title made of emoji, say).
    """
    plain = unicodedata.normalize("NFKC", title).casefold()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in plain)
    return re.sub(r"-+", "-", kept).strip("-")[:_LIMIT].strip("-")
