"""Running queued tasks: claimed by one worker, tried again with growing pauses, kept as dead letters in the end.

A task's attempts are the entries of its `worker_ids`; a dead letter is a row whose status is FAILED.
"""

import datetime as dt
from typing import Any, TypeAlias

import structlog
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.kit.clock import now
from rostra.operations.models import Worker
from rostra.operations.queries import SILENT_AFTER

MOST_ATTEMPTS = 8
"""With the pauses below, a task is tried for about three hours."""
_FIRST_PAUSE = dt.timedelta(seconds=5)
_LONGEST_PAUSE = dt.timedelta(hours=1)
_KEPT = dt.timedelta(days=1)
log = structlog.get_logger()

Row: TypeAlias = DBTaskResult[Any, Any]


class WorkerLost(Exception):  # noqa: N818 - it reads as what happened
    """The worker of a task stopped showing that it lives."""


def run_next(worker_id: str) -> bool:
    """Run the next task that is due, and say whether there was one."""
    row = claim(worker_id, at=now())
    if row is None:
        return False
    with structlog.contextvars.bound_contextvars(task=row.task_path.rsplit(".", 1)[-1], task_id=str(row.id)):
        try:
            value = row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except Exception as error:
            try_again_or_bury(row, error, at=now())
        else:
            row.set_successful(value)
    return True


def claim(worker_id: str, *, at: dt.datetime) -> Row | None:
    """Give the next due task to this worker. Looking takes no turn among writers; only claiming does."""
    due = DBTaskResult.objects.ready()
    if not due.exists():
        return None
    with transaction.atomic():
        row: Row | None = due.get_locked()
        if row is not None:
            row.status, row.started_at = TaskResultStatus.RUNNING, at
            row.worker_ids = [*row.worker_ids, worker_id]
            row.save(update_fields=["status", "started_at", "worker_ids"])
    return row


def pause_after(attempts: int) -> dt.timedelta:
    """Return how long a task rests after so many attempts."""
    return min(_FIRST_PAUSE * int(3 ** (attempts - 1)), _LONGEST_PAUSE)


def try_again_or_bury(row: Row, error: Exception, *, at: dt.datetime) -> None:
    """Let the task be tried again after a pause, or keep it as a dead letter when it failed too often."""
    attempts = len(row.worker_ids)
    row.set_failed(error)
    if attempts >= MOST_ATTEMPTS:
        log.error("task_failed_for_good", attempts=attempts, exc_info=error)
        return
    pause = pause_after(attempts)
    log.warning("task_failed", attempts=attempts, again_in_s=pause.total_seconds(), exc_info=error)
    DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY, run_after=at + pause, finished_at=None)


def give_back_lost_tasks(*, at: dt.datetime) -> int:
    """Give back what workers had claimed that no longer show that they live, and return how much that was."""
    Worker.objects.filter(seen_at__lte=at - SILENT_AFTER).delete()
    alive = set(Worker.objects.values_list("id", flat=True))
    lost = [row for row in DBTaskResult.objects.running() if row.worker_ids[-1] not in alive]
    for row in lost:
        try_again_or_bury(row, WorkerLost(row.worker_ids[-1]), at=at)
    return len(lost)


def forget_done_tasks(*, at: dt.datetime) -> None:
    """Delete what was done more than a day ago; dead letters stay."""
    DBTaskResult.objects.successful().filter(finished_at__lt=at - _KEPT).delete()
