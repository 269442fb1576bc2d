"""Whether it is still the member: what matters is asked for again when signing in was a while ago."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rostra.ui.frame import Flash

_FILE = "rostra_file_not_kept"


def require_known(request: HttpRequest) -> None:
    """Lead to the question who it is, and back, unless the member answered it or signed in within ten minutes.

    What was sent is done after the answer, but for files: these are not kept meanwhile.
    """
    try:
        raise_if_reauthentication_required(request, app="rostra")
    except ReauthenticationRequired:
        if request.FILES:
            request.session[_FILE] = True
        raise


def lost_files(request: HttpRequest) -> tuple[Flash, ...]:
    """Return what is to be said of a file that came with a form sent before the question, until `forget_files`."""
    if _FILE not in request.session:
        return ()
    return (
        Flash(
            text=_("The file you chose was not kept while you were asked who you are. Choose it again."), kind="warn"
        ),
    )


def forget_files(request: HttpRequest) -> None:
    """Say it no more: it was shown."""
    request.session.pop(_FILE, None)
