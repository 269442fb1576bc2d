"""Finds the wiring, and events by the names under which they are queued."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from rostra.events.wiring import Event, Wiring


@cache
def wiring() -> Wiring:
    """Return the wiring named by the setting `ROSTRA_WIRING`."""
    found: Wiring = import_string(settings.ROSTRA_WIRING)
    return found


@cache
def events_by_name() -> dict[str, type[Event]]:
    """Return every wired event class by its stable name."""
    return {event.name: event for event in wiring()}
