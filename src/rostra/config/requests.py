"""One id for a request through all processes: front makes it; log lines and queued effects of the site carry it."""

import re
import secrets
from collections.abc import Callable
from typing import TypeAlias

import structlog
from django.http import HttpRequest, HttpResponse

from rostra.kit.front_headers import REQUEST_ID

Answering: TypeAlias = Callable[[HttpRequest], HttpResponse]
_SOUND = re.compile(r"[A-Za-z0-9_-]{1,64}")


def with_request_id(answer: Answering) -> Answering:
    """Bind the id that front sent, or a new one where there is no front, to the log of this request."""

    def around(request: HttpRequest) -> HttpResponse:
        sent = request.headers.get(REQUEST_ID, "")
        request_id = sent if _SOUND.fullmatch(sent) else secrets.token_hex(8)
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            return answer(request)

    return around
