"""Counts as words."""

from functools import lru_cache

from django.utils.translation import ngettext

from rostra.ui.speech import language
from rostra.ui.words import number


def reply_words(count: int) -> str:
    """Return how many replies there are, in words."""
    return _reply_words(language(), count)


@lru_cache(maxsize=4096)
def _reply_words(_language: str | None, count: int) -> str:
    return ngettext("%(count)s reply", "%(count)s replies", count) % {"count": number(count)}
