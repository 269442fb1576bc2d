"""The feeds of site, section and topic: the same for everybody, so guests are served them from memory."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from rostra.sections.access import path_to
from rostra.sections.models import Section
from rostra.syndication.atom import CONTENT_TYPE, Feed, feed_xml
from rostra.syndication.feeds import section_feed, site_feed, topic_feed
from rostra.topics.models import Topic
from rostra.web.caching import keep_for_guests
from rostra.web.feeds.stories import stories_told

_FEED_S = 300


@require_safe
@conditional_page
def site(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every request is answered alike
    """Answer the newest topics of the site."""
    return _kept(site_feed(stories_told), "home")


@require_safe
@conditional_page
def section(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - the decorators read the request
    """Answer the newest topics of a section."""
    try:
        row, feed = section_feed(slug, stories_told)
    except Section.DoesNotExist:
        raise Http404 from None
    return _kept(feed, f"section-{row.pk}")


@require_safe
@conditional_page
def topic(request: HttpRequest, topic_id: int) -> HttpResponse:  # noqa: ARG001 - the decorators read the request
    """Answer the newest posts of a topic."""
    try:
        row, feed = topic_feed(topic_id, stories_told)
    except Topic.DoesNotExist:
        raise Http404 from None
    return _kept(feed, f"topic-{row.pk}", *(f"section-{part.pk}" for part in path_to(row.section_id)))


def _kept(feed: Feed, *keys: str) -> HttpResponse:
    return keep_for_guests(HttpResponse(feed_xml(feed), content_type=CONTENT_TYPE), _FEED_S, *keys)
