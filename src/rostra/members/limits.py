"""How long somebody who tried too often has to wait, and the page that says so."""

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.kit.addresses import local_or
from rostra.members.models import Member, email_key
from rostra.ui.error_pages import ErrorPage, too_many_page, written_lately_page
from rostra.ui.rendering import render

_ACCOUNT = "allauth.account"
_LETTER = "letter"
# URL name → what its rate limit is called.
_ACTIONS = {
    "account_login": "login",
    "account_signup": "signup",
    "account_reset_password": "reset_password",
    "account_reset_password_from_key": "reset_password_from_key",
    "account_change_password": "change_password",
    "account_set_password": "change_password",
    "account_email": "manage_email",
    "account_reauthenticate": "reauthenticate",
    "mfa_reauthenticate": "reauthenticate",
    "mfa_reauthenticate_webauthn": "reauthenticate",
}
_LEAST_S = 5  # A browser that comes back after less would only knock again.


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429 with the time to wait, worked out from the limit that this address of the site is under."""
    match = request.resolver_match
    action = _ACTIONS.get(match.url_name or "" if match else "", "login")
    key = email_key(request.POST.get("email", "")) or None
    return wait_page(request, seconds_to_wait(request, action, key))


def require_room_for_letter(request: HttpRequest, to: str) -> None:
    """Answer 429 instead of writing to an address that was written to often, whoever asked for it and how."""
    key = email_key(to)
    if not ratelimit.consume(request, app=_ACCOUNT, action=_LETTER, key=key, limit_get=True):
        seconds = seconds_to_wait(request, _LETTER, key)
        back = request.path if request.user.is_authenticated else local_or(request.POST.get("next"), "/")
        raise ImmediateHttpResponse(_answer(request, written_lately_page(seconds, back), seconds))


def refuse_more_codes(request: HttpRequest, member: Member) -> NoReturn:
    """Answer 429 instead of a form when codes of this member were tried too often."""
    key = f"mfa-auth-user-{member.pk}"  # as allauth counts them
    raise ImmediateHttpResponse(wait_page(request, seconds_to_wait(request, "login_failed", key)))


def wait_page(request: HttpRequest, seconds: int) -> HttpResponse:
    """Answer 429 with `Retry-After`."""
    return _answer(request, too_many_page(seconds), seconds)


def wait_or_reset_page(request: HttpRequest, seconds: int) -> HttpResponse:
    """Answer 429 to somebody who knows no password that fits, with the way to a new one."""
    page = replace(
        too_many_page(seconds), way_on=_("Choose a new password"), way_on_url=reverse("account_reset_password")
    )
    return _answer(request, page, seconds)


def _answer(request: HttpRequest, page: ErrorPage, seconds: int) -> HttpResponse:
    response = render(request, "ui/error.html", {"error": page}, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def seconds_to_wait(request: HttpRequest, action: str, key: str | None = None) -> int:
    """Return the seconds until the strictest limit on `action` that is used up lets one more through."""
    return max(_LEAST_S, *(math.ceil(wait) for wait in _waits(request, action, key)), 0)


def _waits(request: HttpRequest, action: str, key: str | None) -> Iterator[float]:
    for rate in ratelimit.get_rates(app=_ACCOUNT, action=action):
        if (rate.per == "key" and key is None) or (rate.per == "user" and not request.user.is_authenticated):
            continue
        kept = ratelimit.get_cache_key(request, app=_ACCOUNT, action=action, rate=rate, key=key)
        history = cache.get(kept, [])  # newest first
        if len(history) >= rate.amount:
            yield history[rate.amount - 1] + rate.duration - time.time()
