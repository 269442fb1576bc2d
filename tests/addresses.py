"""Every address of the site, as its patterns are written."""

from collections.abc import Iterator, Sequence
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver


@cache
def routes() -> tuple[str, ...]:
    """Return all patterns, such as `/t/<int:topic_id>/lock/`, in order."""
    return tuple(dict.fromkeys(f"/{route}" for route in _routes_in(get_resolver().url_patterns, "")))


def _routes_in(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes_in(pattern.url_patterns, here)
        else:
            yield here
