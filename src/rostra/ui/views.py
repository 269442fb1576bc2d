"""Answers to what went wrong; the configuration names them as Django's handlers."""

from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, get_language_bidi

from rostra.kit.front_headers import REQUEST_ID
from rostra.ui import error_pages
from rostra.ui.error_pages import ErrorPage
from rostra.ui.frame import Frame
from rostra.ui.giving_back import text_kept
from rostra.ui.rendering import render
from rostra.ui.typed import again_of, typed_in

_RETRY_SECONDS = 60
_LIMITS: dict[type[Exception], str] = {
    TooManyFieldsSent: "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    TooManyFilesSent: "DATA_UPLOAD_MAX_NUMBER_FILES",
}
log = structlog.get_logger()
_known = {"site_name": "Rostra"}


def know_site(name: str) -> None:
    """Remember in this process how the site is called, for pages that can ask nobody."""
    _known["site_name"] = name


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with a search field; what was typed is handed back, be there something at the address or not."""
    del exception
    return _answer(request, error_pages.not_found_page(typed_in(request)))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; a `Refused` says why in its sentence."""
    sentence = getattr(exception, "sentence", "") or str(exception or "")
    return _answer(request, error_pages.forbidden_page(sentence, typed_in(request)))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not from this page, or no longer; 401 when it came with a session that is over.

    The text typed is handed back.
    """
    del reason
    if settings.SESSION_COOKIE_NAME in request.COOKIES and not request.session.session_key:
        return text_kept(request, back=came_from(request) or "/")
    return _answer(request, error_pages.csrf_page(typed_in(request), came_from(request)))


def too_many(request: HttpRequest, wait_seconds: int) -> HttpResponse:
    """429, saying when to go on."""
    response = _answer(request, error_pages.too_many_page(wait_seconds, typed_in(request)))
    response["Retry-After"] = str(wait_seconds)
    return response


def too_large(request: HttpRequest, limit_bytes: int) -> HttpResponse:
    """413, saying the limit."""
    return _answer(request, error_pages.too_large_page(limit_bytes, typed_in(request)))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; or 413 with the limit when a form is longer, or has more fields or files, than is read."""
    limit, typed = _LIMITS.get(type(exception)) if exception else None, typed_in(request)
    if isinstance(exception, RequestDataTooBig):
        return _answer(request, error_pages.too_long_page(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, typed))
    if limit:
        return _answer(request, error_pages.too_many_fields_page(getattr(settings, limit), typed))
    return _answer(request, error_pages.bad_request_page(typed))


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """405 for an address that takes only the methods `allowed`."""
    response = _answer(request, error_pages.not_allowed_page(typed_in(request)))
    response["Allow"] = allowed
    return response


def unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """503 when the database cannot answer; nothing of the frame may ask it either."""
    del exception
    _set_bare_frame(request)
    response = _answer(request, error_pages.unavailable_page(typed_in(request), again_of(request)))
    response["Retry-After"] = str(_RETRY_SECONDS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: in a frame that asks nothing, or when even that is broken, a page that needs nothing but itself."""
    typed, reference = typed_in(request), request.headers.get(REQUEST_ID, "")
    _set_bare_frame(request, reference)
    try:
        return _answer(request, error_pages.server_error_page(typed))
    except Exception:
        log.exception("error_page_failed")
    page = loader.get_template("ui/500.html")
    return HttpResponse(page.render({"reference": reference, "typed": typed, "language": _language()}), status=500)


def _answer(request: HttpRequest, error: ErrorPage) -> HttpResponse:
    return render(request, "ui/error.html", {"error": error}, status=error.status)


def _set_bare_frame(request: HttpRequest, reference: str = "") -> None:
    """Put in place of the page's frame one that asks nothing."""
    direction = "rtl" if get_language_bidi() else "ltr"
    bare = Frame(
        site_name=_known["site_name"], path=request.get_full_path(), language=_language(), direction=direction,
        request_id=reference,
    )  # fmt: skip
    request.frame = bare  # type: ignore[attr-defined] # where `rendering.frame_of` looks for one


def _language() -> str:
    return get_language() or "en"


def came_from(request: HttpRequest) -> str:
    """Return the address of the page of ours that led here, or nothing."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return ""
    return urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl()
