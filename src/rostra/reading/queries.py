"""Reading marks beside the topics of a page."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from rostra.members.viewer import Viewer
from rostra.reading.models import ReadMark
from rostra.topics.models import Topic


def with_mark(topics: QuerySet[Topic], member_id: int | None) -> QuerySet[Topic]:
    """Add `read_seq` to each topic: how far a member has read it, or `None`. No query of its own."""
    if member_id is None:
        return topics
    mine = ReadMark.objects.filter(member_id=member_id, topic_id=OuterRef("pk"))
    return topics.annotate(read_seq=Subquery(mine.values("seq")[:1]))


def marks_for(viewer: Viewer, topic_ids: Iterable[int]) -> dict[int, int]:
    """Return how far a member has read each of these topics; one query, none for guests."""
    if viewer.pk is None:
        return {}
    rows = ReadMark.objects.filter(member_id=viewer.pk, topic_id__in=list(topic_ids))
    return dict(rows.values_list("topic_id", "seq"))
