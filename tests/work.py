"""The queue of tasks, worked off at once."""

from typing import Any

from django_tasks_db.models import DBTaskResult

from rostra.events.tasks import run_effect


def effects_queued() -> list[DBTaskResult[Any, Any]]:
    """Return the effects that wait in the queue, oldest first."""
    return list(DBTaskResult.objects.filter(task_path=run_effect.module_path).order_by("enqueued_at"))


def run_queued_effects() -> None:
    """Run every effect that waits in the queue, and those that they queue, as `tasks` would."""
    done: set[object] = set()
    while waiting := [row for row in effects_queued() if row.pk not in done]:
        for row in waiting:
            run_effect.call(**row.args_kwargs["kwargs"])
            done.add(row.pk)
