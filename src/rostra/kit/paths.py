"""Addresses of named pages, as `reverse` gives them, at a fraction of its price: a page of a topic has some 150."""

from functools import cache, lru_cache

from django.urls import reverse

_MARK = 987_654_321  # stands in no address of ours


def path_of(name: str, *args: object) -> str:
    """Return the address of a named page."""
    if len(args) == 1 and type(args[0]) is int:
        before, after = _around_number(name)
        return f"{before}{args[0]}{after}"
    return _kept(name, *args)


@cache
def _around_number(name: str) -> tuple[str, str]:
    """Return what stands before and after the number of a row in the addresses of this name."""
    before, _, after = reverse(name, args=[_MARK]).partition(str(_MARK))
    return before, after


@lru_cache(maxsize=8192)
def _kept(name: str, *args: object) -> str:
    return reverse(name, args=args)
