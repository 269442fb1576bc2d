"""Readable parts of addresses, in any script."""

import re
import unicodedata

# NFKC takes the Thai and Lao vowel am apart, which readers know as one letter.
_WHOLE = {"\u0e4d\u0e32": "\u0e33", "\u0ecd\u0eb2": "\u0eb3"}
# What makes an emoji of the character before it is a mark, but of no letter.
_OF_EMOJI = re.compile("[\ufe0e\ufe0f\u20e3]")
_LIMIT = 80  # characters; longer addresses are cut by mail programs


def slug_of(title: str) -> str:
    """Return the readable part of an address: lower case, words joined by hyphens, any script kept.

    Empty when the title has no letter or digit (a title made of emoji, say).
    """
    plain = unicodedata.normalize("NFKC", _OF_EMOJI.sub("", title)).casefold()
    for parts, letter in _WHOLE.items():
        plain = plain.replace(parts, letter)
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in plain)
    return re.sub(r"-+", "-", kept).strip("-")[:_LIMIT].strip("-")
