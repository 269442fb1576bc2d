"""The answer when something broke: another for a database that is not there than for a fault of ours."""

import sys

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from rostra.ui import views

log = structlog.get_logger()


def broke(request: HttpRequest) -> HttpResponse:
    """503 with the text handed back when the database is locked or down, 500 otherwise."""
    fault = sys.exc_info()[1]
    if isinstance(fault, OperationalError | InterfaceError):
        log.error("database_unavailable", error=str(fault))
        return views.unavailable(request, fault)
    return views.server_error(request)
