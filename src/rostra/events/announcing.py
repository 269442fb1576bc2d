"""`announce()`: run, queue and schedule what the wiring lists for an event."""

from dataclasses import asdict
from functools import partial

import structlog
from django.db import transaction

from rostra.events.looking_up import wiring
from rostra.events.tasks import run_effect
from rostra.events.wiring import Effect, Event

log = structlog.get_logger()


def path_of(effect: Effect) -> str:
    """Return the dotted path by which a queued effect is found again."""
    return f"{effect.__module__}.{effect.__qualname__}"


def announce(event: Event) -> None:
    """Let the wired effects follow from `event`; call it inside the transaction of the change.

    Raises `KeyError` for an event that `config/wiring.py` does not list.
    """
    effects = wiring()[type(event)]
    for effect in effects.now:
        effect(event)
    for effect in effects.later:
        run_effect.enqueue(effect=path_of(effect), event=event.name, fields=asdict(event), request=_request())
    for effect in effects.after:
        transaction.on_commit(partial(_after_commit, effect, event))


def _request() -> str:
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


def _after_commit(effect: Effect, event: Event) -> None:
    try:
        effect(event)
    except Exception:
        log.exception("effect_after_commit_failed", effect=path_of(effect), event_name=event.name)
