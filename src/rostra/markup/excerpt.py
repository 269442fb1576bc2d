"""The beginning of a text, cut where a reader would cut it."""

import unicodedata

_JOINERS = "\u200d\ufe0f\ufe0e\u20e3"
_ELLIPSIS = "…"
_SENTENCE_ENDS = " \t\n"


def excerpt(text: str, limit: int) -> str:
    """Return at most `limit` characters of `text` on one line: whole words, and an ellipsis when it goes on.

    Where a script sets no spaces (Thai, Chinese), or a word is longer than half the limit, the cut falls between
    two characters as a reader sees them: never inside an emoji, a flag, or a letter and its marks.
    """
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    room = max(limit - len(_ELLIPSIS), 0)
    cut = _character_start(flat, room)
    space = flat.rfind(" ", 0, room + 1)
    if space >= room // 2 and not _in_run_on_script(flat, cut):
        cut = space
    return flat[:cut].rstrip(" ,;:–—-") + _ELLIPSIS


def _character_start(text: str, index: int) -> int:
    """Return the last place at or before `index` where a character that readers see begins."""
    while index > 0 and _is_inside(text, index):
        index -= 1
    return index


def _is_inside(text: str, index: int) -> bool:
    here, before = text[index], text[index - 1]
    if here in _JOINERS or before == "\u200d" or unicodedata.category(here).startswith("M"):
        return True
    if "\U0001f3fb" <= here <= "\U0001f3ff" or "\U000e0020" <= here <= "\U000e007f":
        return True
    return _is_flag_letter(here) and _flag_letters_before(text, index) % 2 == 1


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_letters_before(text: str, index: int) -> int:
    count = 0
    while count < index and _is_flag_letter(text[index - count - 1]):
        count += 1
    return count


def _in_run_on_script(text: str, index: int) -> bool:
    before = text[max(index - 1, 0)]
    return "\u0e00" <= before <= "\u0eff" or "\u3005" <= before <= "\u9fff" or "\u1000" <= before <= "\u17ff"
