"""Counts in words, for templates and, with every plural form, for scripts."""

import json
import re
from functools import lru_cache
from urllib.parse import unquote

from django.utils.formats import number_format
from django.utils.translation import ngettext
from markupsafe import Markup

from rostra.ui.speech import language

_APART, _TALL = Markup("<bdi>{}</bdi>"), Markup('<bdi class="marked">{}</bdi>')
# Scripts that set marks above and below their letters, from Arabic over those of India to Thai and Burmese, and Khmer:
# between lines as close as Latin headlines stand, these would touch.
_WITH_MARKS = re.compile("[\u0600-\u109f\u1780-\u17ff]")
# Between them these reach every plural category of the languages gettext knows.
_SAMPLES = (0, 1, 2, 3, 5, 11, 21, 100)


def number(value: int) -> str:
    """Return a whole number with the language's grouping, as "3,204"."""
    return _number(language(), value)


def apart(text: str) -> Markup:
    """Return what somebody wrote for a place among our words: what its letters do to their order ends with it.

    >>> apart("<Ada>")
    Markup('<bdi>&lt;Ada&gt;</bdi>')
    """
    return _APART.format(text)


def titled(text: str) -> Markup:
    """Return a title as `apart` does, in taller lines where its script needs them.

    >>> titled("น้ำ")
    Markup('<bdi class="marked">น้ำ</bdi>')
    """
    return (_TALL if _WITH_MARKS.search(text) else _APART).format(text)


def readable(address: Markup) -> str:
    """Return an address with the letters that it stands for, as browsers show it.

    >>> readable(Markup("/s/%E0%B8%99%E0%B9%89%E0%B8%B3/"))
    '/s/น้ำ/'
    """
    return unquote(address.unescape())


def plural_forms(one: str, many: str) -> str:
    """Return JSON of a sample count to its text with `%(n)s` left in, for a script to choose by `Intl.PluralRules`.

    >>> plural_forms("%(n)s new reply", "%(n)s new replies")
    '{"0": "%(n)s new replies", "1": "%(n)s new reply"}'
    """
    return _plural_forms(language(), one, many)


# A page asks for the same few again and again; each is put together once a language.
@lru_cache(maxsize=8192)
def _number(_language: str | None, value: int) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)


@lru_cache(maxsize=256)
def _plural_forms(_language: str | None, one: str, many: str) -> str:
    texts: dict[str, int] = {}
    for sample in _SAMPLES:
        texts.setdefault(ngettext(one, many, sample), sample)
    return json.dumps({str(sample): text for text, sample in texts.items()})
