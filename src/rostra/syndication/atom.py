"""Atom feeds (RFC 4287) from plain dataclasses."""

import datetime as dt
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rostra.syndication.xml import child, written

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `url` is whole and never changes, so it is the id as well; `html` is safe, its addresses whole."""

    url: str
    title: str
    author: str
    author_url: str
    published: dt.datetime
    updated: dt.datetime
    html: str
    link: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: `url` is its own whole address, `page` that of the page it follows."""

    url: str
    page: str
    title: str
    subtitle: str
    language: str
    updated: dt.datetime
    entries: tuple[Entry, ...]


def feed_xml(feed: Feed) -> bytes:
    """Return the feed as a document."""
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    child(root, "id", feed.url)
    child(root, "title", feed.title)
    if feed.subtitle:
        child(root, "subtitle", feed.subtitle)
    child(root, "updated", _stamp(feed.updated))
    child(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    child(root, "link", rel="alternate", type="text/html", href=feed.page)
    child(root, "generator", "Rostra")
    for entry in feed.entries:
        _add(root, entry)
    return written(root)


def _add(root: ET.Element, entry: Entry) -> None:
    made = child(root, "entry")
    child(made, "id", entry.url)
    child(made, "title", entry.title)
    child(made, "link", rel="alternate", type="text/html", href=entry.link or entry.url)
    child(made, "published", _stamp(entry.published))
    child(made, "updated", _stamp(entry.updated))
    author = child(made, "author")
    child(author, "name", entry.author)
    if entry.author_url:
        child(author, "uri", entry.author_url)
    if entry.category:
        child(made, "category", term=entry.category)
    child(made, "content", entry.html, type="html")


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
