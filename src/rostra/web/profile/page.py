"""The page of a member: who they are, and what they wrote as far as the viewer may read it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.http import Http404
from django.urls import reverse
from markupsafe import Markup

from rostra.kit.clock import now
from rostra.markup.excerpt import excerpt
from rostra.markup.wording import in_words
from rostra.members.models import Member
from rostra.members.policy import why_not_discipline
from rostra.members.viewer import Viewer
from rostra.sections.access import matrix
from rostra.topics.models import Post, Topic
from rostra.ui.paging import Pager
from rostra.ui.shapes import Person, SectionMark, TopicRow
from rostra.ui.words import number as number_in_words
from rostra.web.paging import LIST_PAGE, page_count
from rostra.web.people import shown_member
from rostra.web.rows import section_mark, topic_rows

_LATEST = 5  # of each kind on the first page
_EXCERPT = 240  # characters
# So many posts of one member are counted and have pages, so that ten years of them cost no more than one; beyond,
# search by author finds them. The member's own counter would tell of posts that the viewer may not see.
_MOST_COUNTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHit:
    """A post in a list: where it stands and how it begins."""

    url: str
    title: str
    is_story: bool
    section: SectionMark
    excerpt: str
    seq: int
    posted_at: dt.datetime
    answered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePage:
    """A member's page; `tab` is `overview`, `posts` or `topics`. At a limit counts end with a plus."""

    tab: str
    person: Person
    url: str
    about: Markup
    joined_at: dt.datetime
    post_count: int
    posts_told: str
    topic_count: int
    topics_told: str
    is_closed: bool
    suspended_until: dt.datetime | None
    suspension_reason: str
    is_own: bool
    may_discipline: bool
    posts: tuple[PostHit, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    pager: Pager | None = None


def profile_page(*, viewer: Viewer, name: str, tab: str, number: int) -> ProfilePage:
    """Read a member's page, or raise `Http404` when nobody bears the name or the page has no such number."""
    member = _member(name)
    posts = _posts(viewer, member)
    topics = _topics(viewer, member)
    post_count = posts[: _MOST_COUNTED + 1].count()
    topic_count = topics[: _MOST_COUNTED + 1].count()
    things = {"overview": 0, "posts": post_count, "topics": topic_count}[tab]
    last = page_count(min(things, _MOST_COUNTED), LIST_PAGE)
    if number > last:
        raise Http404
    start, size = (number - 1) * LIST_PAGE, _LATEST if tab == "overview" else LIST_PAGE
    until = member.suspended_until
    may_discipline = why_not_discipline(viewer, member, now()) is None
    is_own = viewer.pk == member.pk
    return ProfilePage(
        tab=tab,
        person=shown_member(member),
        url=reverse("member:profile", args=[member.name]),
        about=in_words(member.about_html),
        joined_at=member.joined_at,
        post_count=post_count,
        posts_told=_told(post_count),
        topic_count=topic_count,
        topics_told=_told(topic_count),
        is_closed=not member.is_active,
        suspended_until=until if until and until > now() else None,
        suspension_reason=member.suspension_reason if is_own or may_discipline else "",
        is_own=is_own,
        may_discipline=may_discipline,
        posts=() if tab == "topics" else _hits(posts[start : start + size]),
        topics=() if tab == "posts" else tuple(topic_rows(list(topics[start : start + size]), viewer=viewer)),
        pager=None if tab == "overview" else _pager(member, tab, number, last),
    )


def _told(count: int) -> str:
    return number_in_words(count) if count <= _MOST_COUNTED else f"{number_in_words(_MOST_COUNTED)}+"


def _member(name: str) -> Member:
    row = Member.objects.named(name).introduced().first()
    if row is None:
        raise Http404
    return row


def _posts(viewer: Viewer, member: Member) -> QuerySet[Post]:
    return Post.objects.listed_for(viewer).filter(author=member, removed_at=None).order_by("-posted_at", "-pk")


def _topics(viewer: Viewer, member: Member) -> QuerySet[Topic]:
    rows = Topic.objects.listed_for(viewer).filter(author=member)
    return rows.select_related("author", "last_poster").order_by("-started_at", "-pk")


def _hits(rows: QuerySet[Post]) -> tuple[PostHit, ...]:
    found = rows.annotate(start=Substr("text", 1, _EXCERPT + 20), answered=F("reply_to__author__display_name")).values(
        "pk", "seq", "posted_at", "start", "answered", "topic__title", "topic__kind", "topic__section_id"
    )
    return tuple(
        PostHit(
            url=reverse("topic:post", args=[row["pk"]]),
            title=row["topic__title"],
            is_story=row["topic__kind"] == Topic.Kind.STORY,
            section=section_mark(matrix().sections[row["topic__section_id"]]),
            excerpt=excerpt(row["start"], _EXCERPT),
            seq=row["seq"],
            posted_at=row["posted_at"],
            answered=row["answered"] or "",
        )
        for row in found
    )


def _pager(member: Member, tab: str, number: int, last: int) -> Pager:
    return Pager(current=number, last=last, path=reverse(f"member:{tab}", args=[member.name]))
