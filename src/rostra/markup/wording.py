"""Interface words in stored HTML: marks are stored, and whoever looks gets the words of their language.

A mark is made of characters that no text has (noncharacters of Unicode), so that no text can make one: while HTML is
made, a secret that nobody can know stands for them.
"""

import re
import secrets
from dataclasses import asdict
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from rostra.markup.context import Words

_BEGIN, _NAME, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_LETTERS = {_BEGIN: "b", _NAME: "n", _END: "e"}  # what follows the secret where the character is to stand
_MARK = re.compile(f"{_BEGIN}([a-z_]+){_NAME}([^{_BEGIN}-{_END}]*){_END}")
_ALIEN = dict.fromkeys(map(ord, _LETTERS), "\ufffd")

MARKS = Words(**{
    word: f"{_BEGIN}{word}{_NAME}{'%(name)s' if '%(name)s' in text else ''}{_END}"
    for word, text in asdict(Words()).items()
})  # fmt: skip
"""What the text pipeline is given as words when its HTML is to be stored."""


def in_words(html: str) -> Markup:
    """Return HTML of the text pipeline, safe to show, with its marks in the language of whoever looks."""
    if _BEGIN not in html:
        return Markup(html)  # noqa: S704 - made safe by the pipeline
    said = _said(get_language())
    filled = _MARK.sub(lambda mark: said.get(mark[1], "").replace("%(name)s", mark[2]), html)
    return Markup(filled)  # noqa: S704 - made safe by the pipeline; the words are escaped, the name was by the pipeline


@cache
def _said(_language: str | None) -> dict[str, str]:
    """Return the words of the active language as they stand in HTML."""
    return {word: str(escape(_(text))) for word, text in asdict(Words()).items()}


def new_secret() -> str:
    """Return what stands for the characters of marks during one run."""
    return secrets.token_hex(8)


def covered(words: Words, secret: str) -> Words:
    """Return the words with the secret for each character of a mark."""
    return Words(**{word: _exchanged(text, secret) for word, text in asdict(words).items()})


def uncovered(html: str, secret: str) -> str:
    """Return safe HTML with its marks, and without such characters from anywhere else."""
    html = html.translate(_ALIEN) if any(letter in html for letter in _LETTERS) else html
    for letter, after in _LETTERS.items():
        html = html.replace(f"{secret}{after}", letter)
    return html


def _exchanged(text: str, secret: str) -> str:
    for letter, after in _LETTERS.items():
        text = text.replace(letter, f"{secret}{after}")
    return text
