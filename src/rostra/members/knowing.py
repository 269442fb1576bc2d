"""Whether it is still the member: what matters is asked for again when signing in was a while ago."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.http import HttpRequest


def require_known(request: HttpRequest) -> None:
    """Lead to the question who it is, and back, unless the member answered it or signed in within ten minutes."""
    raise_if_reauthentication_required(request, app="rostra")
