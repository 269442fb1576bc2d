"""What one request has already read, so that it is read once; outside a request nothing is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

T = TypeVar("T")

_kept: ContextVar[dict[str, Any] | None] = ContextVar("rostra_memo", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Keep what `once` reads until the block ends."""
    mark = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(mark)


def once(key: str, read: Callable[[], T]) -> T:
    """Return what `read` gives, asking it at most once a request."""
    kept = _kept.get()
    if kept is None:
        return read()
    if key not in kept:
        kept[key] = read()
    return cast("T", kept[key])


def forget(key: str) -> None:
    """Read `key` anew the next time, since this request changed it."""
    kept = _kept.get()
    if kept is not None:
        kept.pop(key, None)
