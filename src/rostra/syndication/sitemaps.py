"""Which pages search engines are told of: what guests may read, in files of a bounded number of topics."""

import datetime as dt
from xml.etree import ElementTree as ET

from django.urls import reverse

from rostra.community.queries import community
from rostra.members.viewer import GUEST
from rostra.sections.access import sections_where
from rostra.syndication.feeds import whole
from rostra.syndication.xml import child, written
from rostra.topics.models import Topic

CONTENT_TYPE = "application/xml; charset=utf-8"
# Topics with numbers 1 to 10,000 stand in the first file, and so on: a file is one range of numbers, whatever the size
# of the site, and what is in it stays in it. The standard allows 50,000.
PER_FILE = 10_000
_NEWS_FOR = dt.timedelta(hours=48)
_MOST_NEWS = 1_000  # the standard's limit
_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap_index() -> bytes:
    """Return the list of files, the last of which holds the newest topic."""
    root = ET.Element("sitemapindex", {"xmlns": _MAPS})
    paths = [reverse("syndication:sitemap", args=[number]) for number in range(1, newest_file() + 1)]
    for path in [*paths, reverse("syndication:news_sitemap")]:
        child(child(root, "sitemap"), "loc", whole(path))
    return written(root)


def newest_file() -> int:
    """Return the number of the file that holds the newest topic."""
    newest = Topic.objects.listed_for(GUEST).order_by("-pk").values_list("pk", flat=True).first() or 1
    return (newest - 1) // PER_FILE + 1


def sitemap(number: int) -> bytes:
    """Return one file of topics; the first one names the front page and the sections as well."""
    root = ET.Element("urlset", {"xmlns": _MAPS})
    if number == 1:
        child(child(root, "url"), "loc", whole(reverse("home")))
        for section in sections_where(GUEST, "read"):
            child(child(root, "url"), "loc", whole(reverse("section:show", args=[section.slug])))
    start = (number - 1) * PER_FILE
    topics = Topic.objects.listed_for(GUEST).filter(pk__gt=start, pk__lte=start + PER_FILE).order_by("pk")
    for pk, slug, changed_at in topics.values_list("pk", "slug", "changed_at"):
        url = child(root, "url")
        child(url, "loc", _topic_url(pk, slug))
        child(url, "lastmod", changed_at.isoformat(timespec="seconds"))
    return written(root)


def news_sitemap(at: dt.datetime) -> bytes:
    """Return the stories of the last 48 hours."""
    site = community()
    root = ET.Element("urlset", {"xmlns": _MAPS, "xmlns:news": _NEWS})
    stories = Topic.objects.listed_for(GUEST).filter(kind=Topic.Kind.STORY, started_at__gte=at - _NEWS_FOR)
    newest = stories.order_by("-started_at", "-pk").values_list("pk", "slug", "title", "started_at")
    for pk, slug, title, started_at in newest[:_MOST_NEWS]:
        url = child(root, "url")
        child(url, "loc", _topic_url(pk, slug))
        news = child(url, "news:news")
        publication = child(news, "news:publication")
        child(publication, "news:name", site.name)
        child(publication, "news:language", site.language)
        child(news, "news:publication_date", started_at.isoformat(timespec="seconds"))
        child(news, "news:title", title)
    return written(root)


def _topic_url(pk: int, slug: str) -> str:
    return whole(reverse("topic:show", args=[pk, slug]) if slug else reverse("topic:bare", args=[pk]))
