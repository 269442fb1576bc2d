"""Marking everything as read, by a form of one button."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.reading.actions.mark_all_read import mark_all_read
from rostra.sections.access import matrix, may


@require_POST
def mark_everything(request: HttpRequest) -> HttpResponse:
    """Mark all that the member may read, and lead back to the front page."""
    viewer, back = viewer_of(request), reverse("home")
    if not isinstance(viewer, Member):
        return _to_sign_in(back)
    mark_all_read(member=viewer, section_id=None, at=now())
    return HttpResponseRedirect(f"{back}?done=read")


@require_POST
def mark_section(request: HttpRequest, slug: str) -> HttpResponse:
    """Mark a section with its parts, and lead back to it; what the member may not read is not there."""
    viewer, back = viewer_of(request), reverse("section:show", args=[slug])
    if not isinstance(viewer, Member):
        return _to_sign_in(back)  # Before anything is looked up, so that no section is told from one that is not there.
    section = matrix().by_slug.get(slug)
    if section is None or not may(viewer, "read", section.pk):
        raise Http404
    try:
        mark_all_read(member=viewer, section_id=section.pk, at=now())
    except Refused:
        raise Http404 from None
    return HttpResponseRedirect(f"{back}?done=read")


def _to_sign_in(back: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
