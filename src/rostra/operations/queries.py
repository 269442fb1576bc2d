"""Reading how the site runs."""

import datetime as dt

from django_tasks_db.models import DBTaskResult

from rostra.members.models import Member
from rostra.operations.models import Worker

SILENT_AFTER = dt.timedelta(seconds=45)
"""Three missed heartbeats and a margin."""


def has_administrator() -> bool:
    """Say whether anybody administers the site yet."""
    return Member.objects.filter(group__slug="administrators").exists()


def is_any_worker_alive(at: dt.datetime) -> bool:
    """Say whether a worker has shown lately that it lives."""
    return Worker.objects.filter(seen_at__gt=at - SILENT_AFTER).exists()


def dead_letters() -> int:
    """Return how many tasks have failed for good."""
    return DBTaskResult.objects.failed().count()


def waiting_tasks() -> int:
    """Return how many tasks are due and not done yet."""
    return DBTaskResult.objects.ready().count()
