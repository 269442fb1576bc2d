"""Protection against forged requests without a cookie of its own, so that a guest's visit sets none."""

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

_SECRET_LENGTH = 32  # characters, as Django's own secrets


class CsrfMiddleware(CsrfViewMiddleware):
    """Django's checks of token, `Origin` and `Referer`, with a secret derived from the session instead of kept.

    Who has no session shares one secret with every other guest: their forms are guarded by the `Origin` check.
    """

    def _get_secret(self, request: HttpRequest) -> str:
        return secret_for(request.session.session_key)

    def _set_csrf_cookie(self, request: HttpRequest, response: HttpResponseBase) -> None:
        """Set nothing: the secret can be derived again."""


def secret_for(session_key: str | None) -> str:
    """Return the secret behind the tokens of a session, or of guests."""
    whose = f"session:{session_key}" if session_key else "guest"
    return hmac.digest(settings.SECRET_KEY.encode(), f"rostra.csrf:{whose}".encode(), "sha256").hex()[:_SECRET_LENGTH]
