"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.members.viewer import viewer_of
from rostra.ui.rendering import render
from rostra.web.browsing import presence_of
from rostra.web.caching import keep_for_guests, viewing
from rostra.web.home.page import home_page

_KEEP_S = 60


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the front page."""
    page = home_page(viewer=viewer_of(request), at=now())
    is_read = page.may_mark and request.GET.get("done") == "read" and not any(row.new_count for row in page.latest)
    done = _("Everything is marked as read.") if is_read else ""
    answer = render(request, "home/page.html", {"page": page, "presence": presence_of(request), "done": done})
    viewing(request, answer, "home")
    return keep_for_guests(answer, _KEEP_S, "home")
