"""What happens to a request before anything reads it.

One id for it through all processes: front makes it; log lines and queued effects of the site carry it. The beginning of
its body is remembered, and no character 0 comes in.
"""

import re
import secrets
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO, TypeAlias, cast

import structlog
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import HttpHeaders

from rostra.kit.forms_begun import BEGINNING, REMEMBERED
from rostra.kit.front_headers import REQUEST_ID

Answering: TypeAlias = Callable[[HttpRequest], HttpResponse]
_REQUEST_ID = HttpHeaders.to_wsgi_name(REQUEST_ID)
_SOUND = re.compile(r"[A-Za-z0-9._-]{1,64}")  # all that front lets through


def with_request_id(answer: Answering) -> Answering:
    """Bind the id that front sent, or a new one where there is no front, to the log of this request.

    A new one stands where front's would, for whatever reads it there later.
    """

    def around(request: HttpRequest) -> HttpResponse:
        sent = request.META.get(_REQUEST_ID, "")
        request_id = sent if _SOUND.fullmatch(sent) else secrets.token_hex(8)
        request.META[_REQUEST_ID] = request_id
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            return answer(request)

    return around


class _Remembering:
    """The body of a request as it is read; its beginning can be had again, so that a text is given back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begun = b""

    def read(self, *size: int) -> bytes:
        """Read so many bytes, or all."""
        return self._noted(self._stream.read(*size))

    def readline(self, *size: int) -> bytes:
        """Read a line."""
        return self._noted(self._stream.readline(*size))

    def close(self) -> None:
        """Read no more: all was read."""
        self._stream.close()
        self._stream = BytesIO()

    def beginning(self) -> bytes:
        """Return the first bytes, those included that nobody has read yet."""
        while (left := REMEMBERED - len(self._begun)) > 0 and self.read(left):
            pass
        return self._begun

    def _noted(self, piece: bytes) -> bytes:
        self._begun += piece[: max(REMEMBERED - len(self._begun), 0)]
        return piece


def remembering(answer: Answering) -> Answering:
    """Remember how the body of a form begins: one that is over a limit, or cut short, cannot be read a second time."""

    def around(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            # Django takes the stream from WSGI before any middleware runs, and reads forms from this attribute alone.
            stream = _Remembering(request._stream)  # noqa: SLF001 - there is no public name for it
            request._stream = cast("BinaryIO", stream)  # noqa: SLF001 - nor a public way to put another in its place
            request.META[BEGINNING] = stream.beginning
        return answer(request)

    return around


def without_nul(answer: Answering) -> Answering:
    """Put U+FFFD for the character 0 in what is sent, as HTML has it: no text has that character, and PostgreSQL
    takes none with it.
    """

    def around(request: HttpRequest) -> HttpResponse:
        if _has_nul(request.GET):
            request.GET = QueryDict(_replaced(request.GET))
        if request.method == "POST" and _has_nul(request.POST):
            request.POST = QueryDict(_replaced(request.POST))
        return answer(request)

    return around


def _has_nul(sent: QueryDict) -> bool:
    return any("\0" in text for name, values in sent.lists() for text in (name, *map(str, values)))


def _replaced(sent: QueryDict) -> str:
    """Return what was sent, form-encoded; in UTF-8 each character 0 is `%00` and nothing else is."""
    sent.encoding = "utf-8"  # A client may have said another; what it sent was read with that already.
    return sent.urlencode().replace("%00", "%EF%BF%BD")
