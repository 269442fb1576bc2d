"""Counts as words."""

from django.utils.formats import number_format
from django.utils.translation import ngettext


def reply_words(count: int) -> str:
    """Return how many replies there are, in words."""
    shown = number_format(count, use_l10n=True, force_grouping=True)
    return ngettext("%(count)s reply", "%(count)s replies", count) % {"count": shown}
