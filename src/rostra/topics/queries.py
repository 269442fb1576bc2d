"""Reading topics and posts as rows."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from rostra.kit.prepared import prepared
from rostra.markup.excerpt import excerpt
from rostra.media.queries import uploads_at
from rostra.members.viewer import Viewer
from rostra.sections.access import section_ids
from rostra.sections.sieve import lies_in
from rostra.topics.models import Draft, Participant, Post, Reach, Recommendation, Revision, Topic, reach_of

_NEIGHBOURS = 5  # as many as peers show; more is a list, which the section has
EXCERPT = 220  # characters of a recommended post read for its excerpt
_SHOWN = 200  # and at most shown


class PostRow(NamedTuple):
    """A post as a topic page reads it: one row, its author joined; `text` is the beginning of its plain words.

    A named tuple, since a page makes twenty: each takes a twentieth of the time of a frozen dataclass.
    """

    pk: int
    seq: int
    html: str
    posted_at: dt.datetime
    revision: int
    edited_at: dt.datetime | None
    edited_by_id: int | None
    editor: str | None
    edit_reason: str
    removed_at: dt.datetime | None
    removed_by_id: int | None
    remover: str | None
    removal_reason: str
    answered_pk: int | None
    answered_seq: int | None
    answered_name: str | None
    author_id: int
    name: str
    display_name: str
    title: str
    tone: int
    avatar: str
    group_id: int
    text: str


_COLUMNS = (
    "pk", "seq", "html", "posted_at", "revision", "edited_at", "edited_by_id", "edited_by__display_name", "edit_reason",
    "removed_at", "removed_by_id", "removed_by__display_name", "removal_reason", "reply_to_id", "reply_to__seq",
    "reply_to__author__display_name", "author_id", "author__name", "author__display_name", "author__title",
    "author__tone", "author__avatar", "author__group_id", "start",
)  # fmt: skip


def posts_between(topic_id: int, first: int, last: int) -> list[PostRow]:
    """Return the posts at places `first` to `last`, in order; one index range, whatever the depth."""
    return [PostRow._make(row) for row in _posts_between(topic_id, first, last)]


@prepared
def _posts_between(topic_id: int, first: int, last: int) -> QuerySet[Post, tuple[Any, ...]]:
    rows = Post.objects.filter(topic_id=topic_id, seq__gte=first, seq__lte=last).order_by("seq")
    return rows.annotate(start=Substr("text", 1, EXCERPT)).values_list(*_COLUMNS)


def with_draft(topics: QuerySet[Topic], member_id: int | None, place: str | None) -> QuerySet[Topic]:
    """Add to each topic what a member has typed at `place`: `draft_source`, `draft_number`, `draft_saved_at`."""
    if member_id is None or place is None:
        return topics
    mine = Draft.objects.filter(member_id=member_id, place=place)
    return topics.annotate(
        draft_source=Subquery(mine.values("source")[:1]),
        draft_number=Subquery(mine.values("number")[:1]),
        draft_saved_at=Subquery(mine.values("saved_at")[:1]),
    )


@dataclass(frozen=True, slots=True)
class RecommendedRow:
    """A reply that was pointed out."""

    post_id: int
    seq: int
    name: str
    excerpt: str
    by: str
    reason: str


def recommended_in(topic: Topic) -> list[RecommendedRow]:
    """Return the recommended replies in the order of their places; no query when there are none."""
    if not topic.recommended_count:
        return []
    rows = Recommendation.objects.filter(topic=topic, post__removed_at=None).order_by("post__seq")
    return [
        recommended_row(*row)
        for row in rows.annotate(start=Substr("post__text", 1, EXCERPT)).values_list(
            "post_id", "post__seq", "post__author__display_name", "start", "by__display_name", "reason"
        )
    ]


def recommended_row(post_id: int, seq: int, name: str, start: str, by: str, reason: str) -> RecommendedRow:
    """Return the row of a reply whose plain words begin with `start`."""
    return RecommendedRow(post_id, seq, name, excerpt(start, _SHOWN), by, reason)


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """Another topic of the same section."""

    pk: int
    kind: str
    title: str
    slug: str
    post_count: int
    last_post_at: dt.datetime


def neighbours(topic: Topic, viewer: Viewer) -> list[NeighbourRow]:
    """Return the liveliest other topics of the same section."""
    readable = section_ids(viewer, "read")
    return [NeighbourRow(*row) for row in _neighbours(topic.section_id, topic.pk, readable)]


@prepared
def _neighbours(section_id: int, topic_id: int, readable: frozenset[int]) -> QuerySet[Topic, tuple[Any, ...]]:
    others = Topic.objects.listed_in(readable).filter(section_id=section_id).exclude(pk=topic_id)
    columns = ("pk", "kind", "title", "slug", "post_count", "last_post_at")
    return others.order_by("-last_post_at", "-pk").values_list(*columns)[:_NEIGHBOURS]


class FaceRow(NamedTuple):
    """A member in a topic, whose face a list shows."""

    topic_id: int
    name: str
    display_name: str
    tone: int
    avatar: str


def first_participants(topic_ids: Sequence[int], most: int) -> dict[int, list[FaceRow]]:
    """Return the first `most` members of each topic."""
    found: dict[int, list[FaceRow]] = {}
    for row in map(FaceRow._make, _first_participants(tuple(topic_ids), most)):
        found.setdefault(row.topic_id, []).append(row)
    return found


@prepared
def _first_participants(topic_ids: tuple[int, ...], most: int) -> QuerySet[Participant, tuple[Any, ...]]:
    rows = Participant.objects.filter(topic_id__in=topic_ids, rank__lte=most).order_by("rank")
    return rows.values_list("topic_id", "member__name", "member__display_name", "member__tone", "member__avatar")


def place_of(post_id: int, viewer: Viewer) -> tuple[Topic, int]:
    """Return the topic and the place of a post, or raise `Post.DoesNotExist` when the viewer may not see it."""
    post = Post.objects.visible_to(viewer).select_related("topic").only("seq", "topic").get(pk=post_id)
    return post.topic, post.seq


def topic_showing(path: str, viewer: Viewer) -> int | None:
    """Return a topic with a post that shows the viewer a media file, or `None`; one query.

    Only who sent a picture shows it, in a post that they wrote or edited: others who name it, or quote that post, let
    nobody see what is out of sight there.
    """
    return next(iter(_showing(path, reach_of(viewer))), None)


@prepared
def _showing(path: str, reach: Reach) -> QuerySet[Post, int]:
    uploads = uploads_at(path)
    by_owner = Revision.objects.filter(post=OuterRef("pk"), made_by__in=uploads.values("owner"))
    still_read = lies_in("topic__section_id", reach.moderated)  # what a removed post says
    rows = Post.objects.within(reach).filter(Q(removed_at=None) | still_read, Exists(by_owner))
    return rows.filter(pictures__token__in=uploads.values("token")).values_list("topic_id", flat=True)[:1]
