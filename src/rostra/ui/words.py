"""Counts in words, for templates and, with every plural form, for scripts."""

import json

from django.utils.formats import number_format
from django.utils.translation import ngettext

# Between them these reach every plural category of the languages gettext knows.
_SAMPLES = (0, 1, 2, 3, 5, 11, 21, 100)


def number(value: int) -> str:
    """Return a whole number with the language's grouping, as "3,204"."""
    return number_format(value, use_l10n=True, force_grouping=True)


def plural_forms(one: str, many: str) -> str:
    """Return JSON of a sample count to its text with `%(n)s` left in, for a script to choose by `Intl.PluralRules`.

    >>> plural_forms("%(n)s new reply", "%(n)s new replies")
    '{"0": "%(n)s new replies", "1": "%(n)s new reply"}'
    """
    texts: dict[str, int] = {}
    for sample in _SAMPLES:
        texts.setdefault(ngettext(one, many, sample), sample)
    return json.dumps({str(sample): text for text, sample in texts.items()})
