"""The search page as one frozen model."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.search.choosing import engine
from rostra.search.decks import decks_of
from rostra.search.engine import MOST_SHOWN, NOTHING, Filters, Found, Order
from rostra.search.marking import marked, passage
from rostra.search.people import Called, people_called
from rostra.search.query import Query, parse
from rostra.search.written import written_by
from rostra.sections.access import matrix, section_ids, sections_where
from rostra.topics.models import Post, Topic
from rostra.ui.paging import Pager
from rostra.ui.shapes import SectionMark
from rostra.ui.translations import gettext
from rostra.ui.words import apart

PAGE = 20  # as many results as the look has on a page
MOST_PAGES = MOST_SHOWN // PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the form: kept as it was typed."""

    words: str = ""
    author: str = ""
    section: str = ""
    order: Order = "best"
    number: int = 1

    @property
    def is_for_anything(self) -> bool:
        """Say whether this is the first page of what was not narrowed down."""
        return self.number == 1 and not (self.author or self.section)

    def pairs(self, *, order: Order | None = None) -> tuple[tuple[str, str], ...]:
        """Return the part of an address that asks the same, or the same in another order."""
        chosen = order or self.order
        fields = (("q", self.words), ("author", self.author), ("section", self.section))
        kept = tuple((name, text) for name, text in fields if text)
        return kept if chosen == "best" else (*kept, ("order", chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result: a topic (its first post) or a reply."""

    url: str
    title: Markup
    passage: Markup
    section: SectionMark
    author: str
    posted_at: dt.datetime
    seq: int
    is_story: bool
    reply_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of results, with what was asked; `is_cut` when the newest `total` matches were looked at, no others.

    `is_wordless` when something was typed and nothing in it can be looked for.
    """

    asked: Asked
    people: tuple[Called, ...]
    hits: tuple[Hit, ...]
    total: int
    pager: Pager
    sections: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, str], ...]
    is_asked: bool
    is_cut: bool
    is_by_author_alone: bool
    is_wordless: bool

    @property
    def first(self) -> int:
        """The number of the first result shown."""
        return (self.asked.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The number of the last result shown."""
        return self.first + len(self.hits) - 1

    def in_order(self, order: Order) -> str:
        """Return the address of the same search in another order."""
        return Pager(current=1, last=1, path=self.pager.path, query=self.asked.pairs(order=order)).url(1)


def search_page(*, viewer: Viewer, asked: Asked) -> SearchPage:
    """Find what is asked among what the viewer may see."""
    query = parse(asked.words)
    filters, errors = _filters(viewer, asked)
    found = NOTHING
    if filters is not None:
        start = (asked.number - 1) * PAGE
        found = (
            written_by(viewer, filters, start=start, count=PAGE)
            if query.is_empty
            else engine().find(query, filters, order=asked.order, start=start, count=PAGE)
        )
    last = min(max((found.total - 1) // PAGE + 1, asked.number if found.total else 1), MOST_PAGES)
    return SearchPage(
        asked=asked,
        people=people_called(asked.words) if asked.is_for_anything else (),
        hits=tuple(_hits(viewer, found, query)),
        total=found.total,
        pager=Pager(current=min(asked.number, last), last=last, path=reverse("search:show"), query=asked.pairs()),
        sections=tuple((row.slug, row.name) for row in sections_where(viewer, "read")),
        errors=tuple(errors),
        is_asked=bool(asked.words.strip() or asked.author),
        is_cut=found.is_cut,
        is_by_author_alone=query.is_empty,
        is_wordless=query.is_empty and bool(asked.words.strip()),
    )


def _filters(viewer: Viewer, asked: Asked) -> tuple[Filters | None, list[tuple[str, str]]]:
    """Return where to look, or nothing and what is wrong at which field."""
    errors: list[tuple[str, str]] = []
    sections = section_ids(viewer, "read")
    if asked.section:
        section = matrix().by_slug.get(asked.section)
        if section is None or section.pk not in sections:
            errors.append(("section", _("There is no such section. Choose one from the list.")))
        else:
            sections = frozenset({section.pk})
    author: int | None = None
    if asked.author:
        author = Member.objects.named(asked.author).values_list("pk", flat=True).first()
        if author is None:
            errors.append(("author", _("There is no member of that name. Check the spelling.")))
    return (None if errors else Filters(sections, author)), errors


def _hits(viewer: Viewer, found: Found, query: Query) -> list[Hit]:
    """Read the posts found, once more only those the viewer may see: the index may lag behind."""
    if not found.post_ids:
        return []
    shown = Post.objects.listed_for(viewer).filter(pk__in=found.post_ids, removed_at=None)
    rows = shown.select_related("topic", "author")
    by_pk = {post.pk: post for post in rows.defer("html", "source")}
    decks = decks_of(by_pk.values())
    return [_hit(by_pk[pk], query, deck=decks.get(pk, "")) for pk in found.post_ids if pk in by_pk]


def _in_topic(name: str, title: Markup) -> Markup:
    return gettext("%(name)s in %(topic)s", name=apart(name), topic=apart(title))


def _hit(post: Post, query: Query, *, deck: str) -> Hit:
    topic, section = post.topic, matrix().sections[post.topic.section_id]
    text = f"{deck}\n{post.text}"
    title = marked(topic.title, query, beside=text)
    if post.seq > 1:
        title = _in_topic(post.author.display_name, title)
    pk = [topic.pk, topic.slug] if topic.slug else [topic.pk]
    first = reverse("topic:show" if topic.slug else "topic:bare", args=pk)
    return Hit(
        url=first if post.seq == 1 else reverse("topic:post", args=[post.pk]),
        title=title,
        passage=passage(text, query, beside=topic.title if post.seq == 1 else ""),
        section=SectionMark(name=section.name, url=reverse("section:show", args=[section.slug]), tone=section.tone),
        author=post.author.display_name,
        posted_at=post.posted_at,
        seq=post.seq,
        is_story=topic.kind == Topic.Kind.STORY,
        reply_count=topic.reply_count,
    )
