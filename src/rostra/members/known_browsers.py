"""Browsers in which a member has signed in before: a stranger who types wrong passwords does not keep these out.

A cookie says so until the password changes. It opens nothing: tries from there are counted apart, and as strictly. It
is sent to the account's pages alone, so that whoever has signed out is a guest everywhere else.
"""

import secrets

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from rostra.members.models import Member

_COOKIE = "known_browser"  # not named after the session: front takes who sends it for the guest that it is
_PATH = "/account/"
_SALT = "rostra.members.known_browsers"
_YEAR_S = 365 * 86_400


def remember(request: HttpRequest, answer: HttpResponse, member: Member) -> None:
    """Know the browser that gets this answer as one in which the member signed in."""
    told = [member.pk, secrets.token_hex(8), member.get_session_auth_hash()]
    answer.set_cookie(
        _COOKIE, signing.dumps(told, salt=_SALT), max_age=_YEAR_S, path=_PATH,
        httponly=True, samesite="Lax", secure=request.is_secure(),
    )  # fmt: skip


def known_browser(request: HttpRequest, login: str) -> str:
    """Return the mark of the browser if whoever is meant by `login` has signed in there before, else nothing."""
    try:
        pk, mark, hashed = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=_YEAR_S)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    member = Member.objects.meant_by(login).filter(pk=pk).first()
    is_known = member is not None and constant_time_compare(hashed, member.get_session_auth_hash())
    return str(mark) if is_known else ""
