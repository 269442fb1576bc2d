"""The one task behind every queued effect: find the effect, rebuild the event, run it."""

from typing import Any

from django.utils.module_loading import import_string
from django_tasks import task


@task()
def run_effect(*, effect: str, event: str, fields: dict[str, Any]) -> None:
    """Run one queued effect. It may run twice, and the effect changes nothing the second time."""
    from rostra.events.announcing import events_by_name  # noqa: PLC0415 - the wiring imports every room

    import_string(effect)(events_by_name()[event](**fields))
