"""The page of a section."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rostra.members.viewer import viewer_of
from rostra.topics.lists import ORDERS
from rostra.ui.rendering import render
from rostra.web.browsing import presence_of
from rostra.web.caching import keep_for_guests, viewing
from rostra.web.paging import asked_page
from rostra.web.section.page import section_page

_KEEP_S = 60


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of a section's topics."""
    order = request.GET.get("sort", "activity")
    if order not in ORDERS:
        raise Http404
    page = section_page(viewer=viewer_of(request), slug=slug, number=asked_page(request), order=order)
    if request.GET.get("page") == "1":
        return HttpResponsePermanentRedirect(page.url)
    is_read = page.may_mark and request.GET.get("done") == "read" and not any(row.new_count for row in page.rows)
    done = _("Everything in here is marked as read.") if is_read else ""
    answer = render(request, "section/page.html", {"page": page, "presence": presence_of(request), "done": done})
    place = f"section-{page.section.pk}"
    viewing(request, answer, place)
    return keep_for_guests(answer, _KEEP_S, place)
