"""What a page is about, in schema.org's words, from plain dataclasses: pure functions that give JSON-LD."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from markupsafe import Markup

Graph: TypeAlias = dict[str, Any]
_CONTEXT = "https://schema.org"
# As text in a script element nothing may end it or be taken for a comment; U+2028 ends lines in old scripts.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class Writer:
    """A person, and the whole address of their page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """A post; addresses are whole, `text` is plain. Removed posts are not told of."""

    url: str
    writer: Writer
    text: str
    posted_at: dt.datetime
    edited_at: dt.datetime | None = None
    appreciations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFacts:
    """A page of a topic: its first post on page one, and the replies shown. `edited_at` is of the first post."""

    url: str
    title: str
    writer: Writer
    started_at: dt.datetime
    reply_count: int
    edited_at: dt.datetime | None = None
    text: str = ""
    replies: tuple[PostFacts, ...] = ()
    image_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """The report that a story stands on."""

    publisher: str
    url: str = ""
    title: str = ""
    published_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """What a story has beside its topic."""

    deck: str
    byline: str
    section: str
    publisher: str
    publisher_url: str
    published_at: dt.datetime
    modified_at: dt.datetime
    sources: tuple[SourceFacts, ...] = ()
    corrections: tuple[tuple[dt.datetime, str], ...] = ()


def discussion(topic: TopicFacts) -> Graph:
    """Return a `DiscussionForumPosting` with the replies of the page as `comment`."""
    return _lean(
        {
            "@context": _CONTEXT,
            "@type": "DiscussionForumPosting",
            "headline": topic.title,
            "url": topic.url,
            "mainEntityOfPage": topic.url,
            "text": topic.text,
            "author": _person(topic.writer),
            "datePublished": topic.started_at.isoformat(),
            "dateModified": topic.edited_at.isoformat() if topic.edited_at else "",
            "image": list(topic.image_urls),
            "commentCount": topic.reply_count,
            "comment": [_comment(reply) for reply in topic.replies],
        }
    )


def news_article(topic: TopicFacts, story: StoryFacts) -> Graph:
    """Return a `NewsArticle` with its sources as `citation` and its corrections as `correction`."""
    writer: Graph = {"@type": "Person", "name": story.byline} if story.byline else _person(topic.writer)
    return _lean(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "headline": topic.title,
            "description": story.deck,
            "url": topic.url,
            "mainEntityOfPage": topic.url,
            "articleSection": story.section,
            "articleBody": topic.text,
            "author": writer,
            "publisher": {"@type": "Organization", "name": story.publisher, "url": story.publisher_url},
            "datePublished": story.published_at.isoformat(),
            "dateModified": story.modified_at.isoformat(),
            "image": list(topic.image_urls),
            "citation": [_citation(source) for source in story.sources],
            "correction": [_correction(at, text) for at, text in story.corrections],
            "commentCount": topic.reply_count,
            "comment": [_comment(reply) for reply in topic.replies],
        }
    )


def breadcrumbs(crumbs: Sequence[tuple[str, str]]) -> Graph:
    """Return a `BreadcrumbList` of names and whole addresses, the outermost first."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(crumbs, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def script_json(graph: Graph | Sequence[Graph]) -> Markup:
    """Return JSON that can stand in `<script type="application/ld+json">`, whatever people wrote."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - what HTML could misread was escaped in this line


def _person(writer: Writer) -> Graph:
    return _lean({"@type": "Person", "name": writer.name, "url": writer.url})


def _comment(post: PostFacts) -> Graph:
    likes = {
        "@type": "InteractionCounter",
        "interactionType": f"{_CONTEXT}/LikeAction",
        "userInteractionCount": post.appreciations,
    }
    return _lean(
        {
            "@type": "Comment",
            "url": post.url,
            "author": _person(post.writer),
            "text": post.text,
            "datePublished": post.posted_at.isoformat(),
            "dateModified": post.edited_at.isoformat() if post.edited_at else "",
            "interactionStatistic": likes if post.appreciations else None,
        }
    )


def _citation(source: SourceFacts) -> Graph:
    return _lean(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "datePublished": source.published_on.isoformat() if source.published_on else "",
            "publisher": {"@type": "Organization", "name": source.publisher},
        }
    )


def _correction(at: dt.datetime, text: str) -> Graph:
    return {"@type": "CorrectionComment", "text": text, "datePublished": at.isoformat()}


def _lean(graph: Graph) -> Graph:
    """Leave out what is not known."""
    return {key: value for key, value in graph.items() if value not in (None, "", [])}
