"""Health, as those ask who watch over servers."""

import datetime as dt
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.kit.reading_settings import configuration
from rostra.operations.queries import is_any_worker_alive

# The standard asks for less than a year; whoever keeps a copy comes back before.
_SECURITY_GOOD_FOR = dt.timedelta(days=90)


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


@require_safe
def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as all views
    """Say where faults are reported (RFC 9116), if anybody wants to hear of them."""
    found = configuration()
    if not found.security_contact:
        raise Http404
    lines = [
        f"Contact: {found.security_contact}",
        f"Expires: {now() + _SECURITY_GOOD_FOR:%Y-%m-%dT00:00:00Z}",
        f"Canonical: {found.base_url}{reverse('operations:security')}",
    ]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")


def missing_migrations() -> list[str]:
    """Return the names of migrations that this version has and the database has not; one query."""
    applied = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in sorted(_known_migrations() - applied.keys())]


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
