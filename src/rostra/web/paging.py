"""Numbers of pages: how many there are, and which one a place lies on."""

from django.http import Http404, HttpRequest

from rostra.members.models import Member
from rostra.members.viewer import Viewer

GUEST_PAGE = 20
LIST_PAGE = 25


def page_size(viewer: Viewer) -> int:
    """Return how many posts a page of a topic has for this viewer."""
    return viewer.posts_per_page if isinstance(viewer, Member) else GUEST_PAGE


def page_of(seq: int, size: int) -> int:
    """Return the page that the post at place `seq` lies on."""
    return (seq - 1) // size + 1


def page_count(things: int, size: int) -> int:
    """Return how many pages things take; none take one."""
    return max((things - 1) // size + 1, 1)


def asked_page(request: HttpRequest) -> int:
    """Return the page asked for by `?page=`, or raise `Http404` when it is no number of a page."""
    text = request.GET.get("page", "1")
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise Http404
    return int(text)
