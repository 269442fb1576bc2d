"""Answers to what went wrong; the configuration names them as Django's handlers."""

from urllib.parse import urlsplit

import structlog
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme

from rostra.ui import error_pages
from rostra.ui.error_pages import ErrorPage
from rostra.ui.frame import Frame
from rostra.ui.rendering import render

_RETRY_SECONDS = 60
log = structlog.get_logger()


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with a search field."""
    del exception
    return _answer(request, error_pages.not_found_page())


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; a `Refused` says why in its sentence."""
    sentence = getattr(exception, "sentence", "") or str(exception or "")
    return _answer(request, error_pages.forbidden_page(sentence, _typed(request)))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not from this page, or no longer; the text typed is handed back."""
    del reason
    return _answer(request, error_pages.csrf_page(_typed(request), _came_from(request)))


def too_many(request: HttpRequest, wait_seconds: int) -> HttpResponse:
    """429, saying when to go on."""
    response = _answer(request, error_pages.too_many_page(wait_seconds, _typed(request)))
    response["Retry-After"] = str(wait_seconds)
    return response


def too_large(request: HttpRequest, limit_bytes: int) -> HttpResponse:
    """413, saying the limit."""
    return _answer(request, error_pages.too_large_page(limit_bytes))


def unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """503 when the database cannot answer; nothing of the frame may ask it either."""
    del exception
    request.frame = Frame(path=request.get_full_path())  # type: ignore[attr-defined]
    response = _answer(request, error_pages.unavailable_page(_typed(request)))
    response["Retry-After"] = str(_RETRY_SECONDS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: in a frame that asks nothing, or when even that is broken, a page that needs nothing but itself."""
    text, reference = _typed(request), getattr(request, "request_id", "") or request.headers.get("X-Request-Id", "")
    request.frame = Frame(path=request.get_full_path(), request_id=reference)  # type: ignore[attr-defined]
    try:
        return _answer(request, error_pages.server_error_page(text))
    except Exception:
        log.exception("error_page_failed")
    page = loader.get_template("ui/500.html")
    return HttpResponse(page.render({"reference": reference, "text": text}), status=500)


def _answer(request: HttpRequest, error: ErrorPage) -> HttpResponse:
    return render(request, "ui/error.html", {"error": error}, status=error.status)


def _came_from(request: HttpRequest) -> str:
    """Return the address of the page of ours that led here, or nothing."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return ""
    return urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl()


def _typed(request: HttpRequest) -> str:
    """Return the text of the form that was sent, so that nothing typed is lost."""
    if request.method != "POST":
        return ""
    try:
        return request.POST.get("body", "")
    except (UnreadablePostError, RequestDataTooBig, TooManyFieldsSent, MultiPartParserError):
        return ""
