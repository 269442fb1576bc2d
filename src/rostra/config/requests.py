"""One id for a request through all processes: front makes it; log lines and queued effects of the site carry it."""

import re
import secrets
from collections.abc import Callable
from typing import TypeAlias

import structlog
from django.http import HttpRequest, HttpResponse, QueryDict

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


def without_nul(answer: Answering) -> Answering:
    """Put U+FFFD for the character 0 in what is sent, as HTML has it: no text has that character, and PostgreSQL
    takes none with it.
    """

    def around(request: HttpRequest) -> HttpResponse:
        if _has_nul(request.GET):
            request.GET = _replaced(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and _has_nul(request.POST):
            request.POST = _replaced(request.POST)  # type: ignore[assignment] # mypy: it is made immutable below
        return answer(request)

    return around


def _has_nul(sent: QueryDict) -> bool:
    return any("\0" in text for name, values in sent.lists() for text in (name, *map(str, values)))


def _replaced(sent: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True)
    for name, values in sent.lists():
        clean.setlist(name.replace("\0", "\ufffd"), [str(value).replace("\0", "\ufffd") for value in values])
    clean._mutable = False  # noqa: SLF001 - as the request's own
    return clean
