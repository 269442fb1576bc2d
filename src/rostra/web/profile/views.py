"""The page of a member."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from rostra.members.viewer import viewer_of
from rostra.ui.rendering import render
from rostra.web.paging import asked_page
from rostra.web.profile.page import profile_page


@require_safe
def profile(request: HttpRequest, name: str, tab: str = "overview") -> HttpResponse:
    """Show a member, their posts or their topics; another spelling of the name leads to the name itself."""
    page = profile_page(viewer=viewer_of(request), name=name, tab=tab, number=asked_page(request))
    if page.person.name != name:
        return HttpResponsePermanentRedirect(page.url)
    return render(request, "profile/page.html", {"page": page})
