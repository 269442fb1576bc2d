"""What a page tells front: how long guests may be served it, under which keys, and what is being viewed."""

import json

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from rostra.kit.clock import now
from rostra.kit.front_headers import CACHE, KEYS, VIEWING
from rostra.members.models import Member
from rostra.members.viewer import viewer_of


def keep_for_guests(answer: HttpResponse, seconds: int, *keys: str) -> HttpResponse:
    """Let front serve this answer to guests for so long, until one of `keys` is purged."""
    if answer.status_code in {200, 301, 302}:
        answer.headers[CACHE] = str(seconds)
        answer.headers[KEYS] = " ".join(keys)
    return answer


def viewing(request: HttpRequest, answer: HttpResponse, place: str) -> None:
    """Tell front which place is being viewed, and by whom if they allow it."""
    viewer = viewer_of(request)
    told = place
    if isinstance(viewer, Member) and not viewer.is_invisible and not viewer.is_suspended(now()):
        url = reverse("member:profile", args=[viewer.name])
        told = f"{place} {json.dumps({'name': viewer.display_name, 'url': url})}"
    elif isinstance(viewer, Member):
        return
    answer.headers[VIEWING] = told
