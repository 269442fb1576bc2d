"""The search page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rostra.members.viewer import viewer_of
from rostra.search.page import MOST_PAGES, Asked, search_page
from rostra.ui.rendering import render

_MOST_TYPED = 200  # characters of a field that are read


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the form and what was found."""
    page = search_page(viewer=viewer_of(request), asked=_asked(request))
    if page.asked.number > 1 and not page.hits and not page.errors:
        raise Http404
    return render(request, "search/page.html", {"page": page}, status=422 if page.errors else 200)


def _asked(request: HttpRequest) -> Asked:
    def typed(name: str) -> str:
        return request.GET.get(name, "")[:_MOST_TYPED]

    return Asked(
        words=typed("q"),
        author=typed("author").strip(),
        section=typed("section"),
        order="newest" if request.GET.get("order") == "newest" else "best",
        number=_number(request.GET.get("page", "1")),
    )


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 4 or not 1 <= int(text) <= MOST_PAGES:
        raise Http404
    return int(text)
