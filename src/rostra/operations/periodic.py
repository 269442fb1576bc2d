"""Jobs that come round: each is run by one worker of all, or by one on each machine."""

import datetime as dt
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from django.utils.module_loading import import_string

from rostra.operations.models import PeriodicJob

log = structlog.get_logger()


@dataclass(frozen=True)
class Periodic:
    """A job: its name (kept in the database, so it does not change), how often, and the path of a function of `at`.

    One that `is_local` looks after a machine or a file; its times are not written down.
    """

    name: str
    every_s: int
    path: str
    is_local: bool = False


def run_due(jobs: Sequence[Periodic], *, at: dt.datetime) -> int:
    """Run what is due of the jobs that one worker of all runs, and return how many that were."""
    due_at = dict(PeriodicJob.objects.values_list("name", "due_at"))
    count = 0
    for job in jobs:
        if job.is_local or due_at.get(job.name, at) > at:
            continue
        if _take(job, due_at.get(job.name), at=at):
            _run(job, at=at)
            count += 1
    return count


def _take(job: Periodic, was_due: dt.datetime | None, *, at: dt.datetime) -> bool:
    """Move the job's time forward, and say whether this worker was the one that did."""
    then = at + dt.timedelta(seconds=job.every_s)
    if was_due is None:
        return PeriodicJob.objects.get_or_create(name=job.name, defaults={"due_at": then})[1]
    return bool(PeriodicJob.objects.filter(name=job.name, due_at=was_due).update(due_at=then))


def _run(job: Periodic, *, at: dt.datetime) -> None:
    error = ""
    try:
        import_string(job.path)(at=at)
    except Exception:
        error = traceback.format_exc()
        log.exception("periodic_job_failed", job=job.name)
    if not job.is_local:
        PeriodicJob.objects.filter(name=job.name).exclude(last_error=error).update(last_error=error)


class LocalRounds:
    """The local jobs of one process."""

    def __init__(self, jobs: Sequence[Periodic]) -> None:
        self._due = {job: 0.0 for job in jobs if job.is_local}

    def run_due(self, *, at: dt.datetime) -> None:
        """Run what is due."""
        for job, due in self._due.items():
            if time.monotonic() >= due:
                self._due[job] = time.monotonic() + job.every_s
                _run(job, at=at)
