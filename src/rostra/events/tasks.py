"""The one task behind every queued effect: find the effect, rebuild the event, run it."""

from typing import Any

import structlog
from django.utils.module_loading import import_string
from django_tasks import task

from rostra.events.looking_up import events_by_name


@task()
def run_effect(*, effect: str, event: str, fields: dict[str, Any], request: str = "") -> None:
    """Run one queued effect. It may run twice, and the effect changes nothing the second time.

    `request` is the id of the request it follows from, for the log.
    """
    with structlog.contextvars.bound_contextvars(effect=effect, request_id=request):
        import_string(effect)(events_by_name()[event](**fields))
