"""What happens around every request: one reading of the site's settings, the frame, what is stale afterwards."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import quote

from csp.constants import HEADER
from csp.utils import build_policy
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils import timezone, translation

from rostra.community.queries import community
from rostra.kit import bus, memo
from rostra.kit.front_headers import PURGE, SITE
from rostra.members.viewer import Guest, viewer_of
from rostra.ui.views import know_site, not_allowed
from rostra.web.addresses import page_about
from rostra.web.frame.building import build_frame

Answering: TypeAlias = Callable[[HttpRequest], HttpResponse]
_BODYLESS = frozenset({204, 304})  # RFC 9110, 8.6: they say no length


def one_request(answer: Answering) -> Answering:
    """Read the site's settings once a request."""

    def around(request: HttpRequest) -> HttpResponse:
        with memo.one_request():
            return answer(request)

    return around


def complete(answer: Answering) -> Answering:
    """Say how long an answer is, so that front can pack it whole, and that nobody between keeps it for others."""

    def around(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not response.streaming and response.status_code not in _BODYLESS:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return around


def with_policy(answer: Answering) -> Answering:
    """Send the content security policy with every answer that has none of its own.

    The library puts it together once: no page of ours has a policy or a nonce of its own, for which its middleware
    would put it together with every answer.
    """
    policy = build_policy()

    def around(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault(HEADER, policy)
        return response

    return around


def recognised(answer: Answering) -> Answering:
    """Give views the member's row itself: the stand-in that Django leaves costs with every attribute asked of it."""

    def around(request: HttpRequest) -> HttpResponse:
        request.user = get_user(request)
        return answer(request)

    return around


def framed(answer: Answering) -> Answering:
    """Give pages their frame, built only when a page is rendered."""

    def around(request: HttpRequest) -> HttpResponse:
        request.frame = lambda: build_frame(request)  # type: ignore[attr-defined]
        return answer(request)

    return around


def leading_on(answer: Answering) -> Answering:
    """Lead who opens the address of a form alone to the page it is about; else say on a page that it takes no such."""

    def around(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        about = page_about(request)
        if request.method in {"GET", "HEAD"} and about != request.path:
            return HttpResponseRedirect(about)
        return not_allowed(request, response.get("Allow", ""))

    return around


def ending_in_slash(answer: Answering) -> Answering:
    """Lead who leaves out the slash at the end of an address, or whose mail program does, to the one that has it."""

    def around(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_lost = response.status_code == HTTPStatus.NOT_FOUND and request.method in {"GET", "HEAD"}
        if is_lost and not request.path_info.endswith("/") and is_valid_path(request.path_info + "/"):
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        return response

    return around


def speaking(answer: Answering) -> Answering:
    """Speak the member's language and tell the time of their place; to guests, whose pages are kept, the site's.

    Front hears the language and the name of the site with every answer, for the pages that it makes itself.
    """

    def around(request: HttpRequest) -> HttpResponse:
        site, viewer = community(), viewer_of(request)
        know_site(site.name)
        language = site.language if isinstance(viewer, Guest) else viewer.language or site.language
        zone = site.time_zone if isinstance(viewer, Guest) else viewer.time_zone or site.time_zone
        with translation.override(language), timezone.override(zone):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        response.headers[SITE] = f"{site.language} {quote(site.name)}"
        return response

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
