"""In which language and time zone a page speaks: looked up once a page, which asks for them some two hundred times."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import tzinfo
from typing import TypeAlias

from django.utils import timezone, translation

Speech: TypeAlias = tuple[str | None, tzinfo]
"""A language, none where translations are off, and a time zone."""
_held: ContextVar[Speech | None] = ContextVar("rostra_speech", default=None)


@contextmanager
def held() -> Iterator[None]:
    """Take language and time zone as they are now for all that is rendered inside the block."""
    mark = _held.set((translation.get_language(), timezone.get_current_timezone()))
    try:
        yield
    finally:
        _held.reset(mark)


def speech() -> Speech:
    """Return language and time zone of what is being rendered."""
    return _held.get() or (translation.get_language(), timezone.get_current_timezone())


def language() -> str | None:
    """Return the language of what is being rendered."""
    found = _held.get()
    return found[0] if found else translation.get_language()
