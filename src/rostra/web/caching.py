"""What a page tells front: how long guests may be served it, under which keys, and what is being viewed."""

import json

from django.http import HttpRequest, HttpResponse

from rostra.kit.front_headers import CACHE, KEYS, VIEWING
from rostra.members.viewer import viewer_of
from rostra.web.browsing import visible_visitor


def keep_for_guests(answer: HttpResponse, seconds: int, *keys: str) -> HttpResponse:
    """Let front serve this answer to guests for so long, until one of `keys` is purged."""
    if answer.status_code in {200, 301, 302}:
        answer.headers[CACHE] = str(seconds)
        answer.headers[KEYS] = " ".join(keys)
    return answer


def viewing(request: HttpRequest, answer: HttpResponse, place: str) -> None:
    """Tell front which place is being viewed, and by whom if they allow it."""
    visitor = visible_visitor(request)
    if visitor:
        answer.headers[VIEWING] = f"{place} {json.dumps({'name': visitor.name, 'url': visitor.url})}"
    elif viewer_of(request).is_guest:
        answer.headers[VIEWING] = place
