"""What the head of a page says about it: OpenGraph first, then what HTML itself has."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from rostra.kit.fetching import Fetched
from rostra.markup.excerpt import excerpt

# Heads of real pages end within this; the parser's time grows with it.
_LONGEST_HEAD = 200_000
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"</head\s*>|<body[\s>]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_TITLES = ("og:title", "twitter:title", "title")
_DESCRIPTIONS = ("og:description", "twitter:description", "description")
_SITES = ("og:site_name", "application-name")


@dataclass(frozen=True)
class PageFacts:
    """Plain words, cut to the lengths that a card shows."""

    title: str = ""
    description: str = ""
    site_name: str = ""


class _Head(HTMLParser):
    """Collects the words of `meta` and `title`; the first of each name counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, str] = {}
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a `meta`, or begin a `title`."""
        self._in_title = tag == "title" and "title" not in self.words
        if tag != "meta":
            return
        values = dict(attrs)
        name = (values.get("property") or values.get("name") or "").lower()
        if name and values.get("content"):
            self.words.setdefault(name, values["content"] or "")

    def handle_data(self, data: str) -> None:
        """Take the words of the title."""
        if self._in_title:
            self.words["title"] = self.words.get("title", "") + data

    def handle_endtag(self, tag: str) -> None:
        """End the title."""
        self._in_title = self._in_title and tag != "title"


def facts_of(page: Fetched) -> PageFacts:
    """Return what a fetched page says about itself; without a site name, its host stands for it."""
    text = _text(page)[:_LONGEST_HEAD]
    end = _HEAD_ENDS.search(text)
    head = _Head()
    head.feed(text[: end.start()] if end else text)
    site = _first(head.words, _SITES, 100) or (urlsplit(page.url).hostname or "").removeprefix("www.")
    return PageFacts(_first(head.words, _TITLES, 200), _first(head.words, _DESCRIPTIONS, 300), site[:100])


def _text(page: Fetched) -> str:
    declared = _DECLARED.search(page.body[:4096])
    for name in (page.charset, declared[1].decode("ascii") if declared else None, "utf-8"):
        try:
            if name:
                return page.body.decode(name, "replace")
        except (LookupError, ValueError):
            continue
    return ""


def _first(words: dict[str, str], names: tuple[str, ...], limit: int) -> str:
    found = next((words[name] for name in names if words.get(name, "").strip()), "")
    return excerpt(_CONTROL.sub(" ", found), limit)
