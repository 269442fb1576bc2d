"""Text as it is compared: folded, and cut into words the same way for the index and for a query."""

import re
import unicodedata
from collections.abc import Iterator

# Grows when the same text gives other words: what an older version put into the index is then indexed anew by itself.
WORDS_VERSION = 2

# Scripts without spaces (Thai, Lao, Myanmar, Khmer, kana, Chinese) or with endings glued on (Korean). Every character
# is a word there, and what somebody types is looked for as a phrase of them; so one character is found, or ten.
_RUN_ON = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3100-\u312f"
    "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff"
)
# Accents, vowel signs of Hebrew and Arabic (with the hamza above and below), the stretching tatweel, forms of emoji.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\ufe00-\ufe0f"
)
_DROPPED = re.compile(f"[{_MARKS}\u200b-\u200f\u2060\ufeff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
_CATEGORIES_IN_WORDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc"})
_IS_RUN_ON = re.compile(f"[{_RUN_ON}]")
_LONGEST = 60  # characters of a word that count; longer ones are addresses or noise

# What NFKC leaves apart and people write for each other. Arabic: alef wasla as alef; alef maqsura and the Persian yeh
# as yeh; teh marbuta and the other hehs as heh; the Persian kaf as kaf.
_ARABIC = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ک": "ك"}
_LATIN = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_APOSTROPHES = dict.fromkeys("‘’ʼʻ", "'")
_ZEROS = "٠۰०০๐"
_DIGITS = {chr(ord(zero) + number): str(number) for zero in _ZEROS for number in range(10)}
_ALIKE = str.maketrans({**_ARABIC, **_LATIN, **_APOSTROPHES, **_DIGITS})
# As people write whose keyboard has no umlauts. ß is ss in any case, by case folding.
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"}
_SPELLED_OUT = str.maketrans(_UMLAUTS)
_HAS_UMLAUT = re.compile(f"[{''.join(_UMLAUTS)}]")


def folded(text: str) -> str:
    """Return the text in the form in which it is compared.

    NFKC and case folding (so ß is ss), without accents and Arabic vowel signs, without the colours of emoji; letters
    and digits that are written for each other are one.
    """
    return _bare(_wide(text))


def spelled_out(text: str) -> str:
    """Return the folded text with its umlauts written in two letters (ü is ue), or nothing if it has none."""
    wide = _wide(text)
    return _bare(wide.translate(_SPELLED_OUT)) if _HAS_UMLAUT.search(wide) else ""


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, in the alphabet of the index.

    Each holds only ASCII letters and digits and characters beyond ASCII, so that no database cuts it again.
    """
    return list(_words(folded(text)))


def words_spelled_out(text: str) -> list[str]:
    """Return as many words as `words_of`, with umlauts written in two letters; none if the text has no umlaut."""
    return list(_words(spelled_out(text)))


def letters_of(text: str) -> str:
    """Return the folded text and, after it, the words with umlauts once more, spelled out."""
    others = words_spelled_out(text)
    if not others:
        return folded(text)
    twice = dict.fromkeys(other for word, other in zip(words_of(text), others, strict=True) if other != word)
    return "\n".join([folded(text), " ".join(twice)])


def _wide(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _bare(wide: str) -> str:
    bare = _DROPPED.sub("", unicodedata.normalize("NFD", wide))
    return unicodedata.normalize("NFC", bare).translate(_ALIKE)


def _words(text: str) -> Iterator[str]:
    word: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        in_word = category in _CATEGORIES_IN_WORDS
        if word and (not in_word or _begins_anew(word[0], character, category)):
            yield "".join(word)[:_LONGEST]
            word = []
        if in_word:
            word.append(character)
        elif category == "So":
            yield f"ux{ord(character):x}"  # An emoji is a word of its own.
    if word:
        yield "".join(word)[:_LONGEST]


def _begins_anew(first: str, character: str, category: str) -> bool:
    """Say whether a character ends the word before it: in scripts without spaces all do but marks."""
    if category in {"Mn", "Mc"}:
        return False
    return bool(_IS_RUN_ON.match(first) or _IS_RUN_ON.match(character))


def is_run_on(word: str) -> bool:
    """Say whether a word is one character of a script without spaces."""
    return bool(_IS_RUN_ON.match(word))
