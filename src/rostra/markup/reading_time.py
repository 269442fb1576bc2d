"""How long a text takes to read."""

import re
from functools import lru_cache

# Silent reading of non-fiction in English, Brysbaert 2019 (190 studies); other languages with spaces lie around it.
_WORDS_A_MINUTE = 238
# Scripts without spaces are counted by the character: Han and kana, and the letters of Thai, Lao, Burmese and Khmer,
# of which a word has about four.
_IDEOGRAPHS_A_MINUTE = 400
_RUN_ON_LETTERS_A_MINUTE = 4 * _WORDS_A_MINUTE

_ADDRESS = re.compile(r"\]\([^)]*\)|\b\w+://\S+")
_IDEOGRAPH = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# Without the marks above and below letters, which take no time of their own.
_RUN_ON_LETTER = re.compile(
    r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e45\u0e81-\u0eb0\u0ec0-\u0ec4\u1000-\u102a\u1780-\u17b3]"
)
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


@lru_cache(maxsize=256)
def minutes_to_read(source: str) -> int:
    """Return how many minutes a text as it was typed takes to read, at least 1; addresses are not read."""
    text = _ADDRESS.sub(" ", source)
    ideographs, text = _taken_out(_IDEOGRAPH, text)
    letters, text = _taken_out(_RUN_ON_LETTER, text)
    words = len(_WORD.findall(text))
    minutes = words / _WORDS_A_MINUTE + ideographs / _IDEOGRAPHS_A_MINUTE + letters / _RUN_ON_LETTERS_A_MINUTE
    return max(round(minutes), 1)


def _taken_out(characters: re.Pattern[str], text: str) -> tuple[int, str]:
    """Return how many of these characters there are, and the text without them."""
    rest, count = characters.subn(" ", text)
    return count, rest
