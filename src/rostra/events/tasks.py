"""The one task behind every queued effect: find the effect, rebuild the event, run it."""

from typing import Any

import structlog
from django.utils.module_loading import import_string
from django_tasks import task


@task()
def run_effect(*, effect: str, event: str, fields: dict[str, Any], request: str = "") -> None:
    """Run one queued effect. It may run twice, and the effect changes nothing the second time.

    `request` is the id of the request it follows from, for the log.
    """
    from rostra.events.announcing import events_by_name  # noqa: PLC0415 - the wiring imports every room

    with structlog.contextvars.bound_contextvars(effect=effect, request_id=request):
        import_string(effect)(events_by_name()[event](**fields))
