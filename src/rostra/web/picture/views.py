"""Saying who may have a picture; front sends it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rostra.kit.front_headers import FILE
from rostra.members.viewer import GUEST, viewer_of
from rostra.web.caching import keep_for_guests
from rostra.web.picture.page import is_shown_to, topic_showing

_KEEP_S = 60  # as long as the pages that show it; a write purges at once


@require_safe
def show(request: HttpRequest, folder: str, file: str) -> HttpResponse:
    """Name the file to front if it is shown to the viewer somewhere; if to guests as well, front need not ask again."""
    path = f"f/{folder}/{file}"
    topic_id = topic_showing(path, GUEST)
    if topic_id:
        return keep_for_guests(HttpResponse(headers={FILE: path}), _KEEP_S, f"pictures-{topic_id}")
    if is_shown_to(path, viewer_of(request)):
        return HttpResponse(headers={FILE: path})
    raise Http404
