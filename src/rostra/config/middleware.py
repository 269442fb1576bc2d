"""What happens around every request: one reading of the site's settings, the frame, what is stale afterwards."""

from collections.abc import Callable
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse

from rostra.kit import bus, memo
from rostra.kit.front_headers import PURGE
from rostra.web.frame.building import build_frame

Answering: TypeAlias = Callable[[HttpRequest], HttpResponse]


def one_request(answer: Answering) -> Answering:
    """Read the site's settings once a request."""

    def around(request: HttpRequest) -> HttpResponse:
        with memo.one_request():
            return answer(request)

    return around


def framed(answer: Answering) -> Answering:
    """Give pages their frame, built only when a page is rendered."""

    def around(request: HttpRequest) -> HttpResponse:
        request.frame = lambda: build_frame(request)  # type: ignore[attr-defined]
        return answer(request)

    return around


def purging(answer: Answering) -> Answering:
    """Tell front with the answer which kept pages this request made stale."""

    def around(request: HttpRequest) -> HttpResponse:
        with bus.collecting() as stale:
            response = answer(request)
        if stale:
            response.headers[PURGE] = " ".join(sorted(stale))
        return response

    return around
