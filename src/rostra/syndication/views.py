"""The list of feeds, sitemaps and robots.txt: the same for everybody, so guests are served them from memory."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.kit.front_headers import CACHE, KEYS
from rostra.members.viewer import GUEST
from rostra.sections.access import sections_where
from rostra.syndication import sitemaps
from rostra.syndication.feeds import whole
from rostra.ui.rendering import render

_FEED_S = 300
_SITEMAP_S = 3600
_NEWS_S = 300
_NEWEST = "sitemap-newest"  # what a new topic is added to
# Nothing there for a search engine: forms, one's own pages, and every page of results.
_PRIVATE = ("account/", "admin/", "desk/", "drafts/", "live", "messages/", "notifications/", "preview/", "queue/")
_NOT_CRAWLED = (*_PRIVATE, "search/", "setup/")


def _kept(answer: HttpResponse, seconds: int, *keys: str) -> HttpResponse:
    answer.headers[CACHE] = str(seconds)
    answer.headers[KEYS] = " ".join(keys)
    return answer


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show which feeds there are."""
    answer = render(request, "syndication/page.html", {"sections": tuple(sections_where(GUEST, "read"))})
    return _kept(answer, _FEED_S, "home")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the decorators read the request
    """Answer the list of sitemaps."""
    answer = HttpResponse(sitemaps.sitemap_index(), content_type=sitemaps.CONTENT_TYPE)
    return _kept(answer, _SITEMAP_S, _NEWEST)


@require_safe
def sitemap(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001 - the decorators read the request
    """Answer one sitemap."""
    if not 1 <= number <= 1_000_000:
        raise Http404
    is_full = number < sitemaps.newest_file()
    answer = HttpResponse(sitemaps.sitemap(number), content_type=sitemaps.CONTENT_TYPE)
    return _kept(answer, _SITEMAP_S, "sitemap" if is_full else _NEWEST)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the decorators read the request
    """Answer the stories of the last two days."""
    return _kept(HttpResponse(sitemaps.news_sitemap(now()), content_type=sitemaps.CONTENT_TYPE), _NEWS_S, "home")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the decorators read the request
    """Say what robots need not ask for, and where the sitemaps are."""
    lines = ["User-agent: *", *(f"Disallow: /{path}" for path in _NOT_CRAWLED)]
    text = "\n".join([*lines, "", f"Sitemap: {whole('/sitemap.xml')}", ""])
    return _kept(HttpResponse(text, content_type="text/plain; charset=utf-8"), _SITEMAP_S, "robots")
