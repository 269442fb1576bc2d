"""Health, as those ask who watch over servers."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.operations.queries import is_any_worker_alive


@require_safe
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as all views
    """Answer 200 when the database answers, is at this version, and somebody runs tasks; else 503 and what is not."""
    try:
        found = {
            "database": True,
            "migrations": not missing_migrations(),
            "tasks": is_any_worker_alive(now()),
        }
    except DatabaseError:
        found = {"database": False, "migrations": False, "tasks": False}
    response = JsonResponse(found, status=200 if all(found.values()) else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def alive(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as all views
    """Answer 200: this process answers. Front gives the same answer for itself."""
    return JsonResponse({"alive": True}, headers={"Cache-Control": "no-store"})


def missing_migrations() -> list[str]:
    """Return the names of migrations that this version has and the database has not; one query."""
    applied = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in sorted(_known_migrations() - applied.keys())]


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
