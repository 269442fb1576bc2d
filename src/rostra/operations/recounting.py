"""Every derived counter, and what it must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from rostra.members.models import Member
from rostra.topics.models import Participant, Post, Recommendation, Revision, SectionTally, Topic


@dataclass(frozen=True)
class Counter:
    """A column that counts `rows`: those whose columns equal, by `match`, columns of the row that has the counter."""

    what: str
    model: type[Model]
    column: str
    rows: QuerySet[Any]
    match: Mapping[str, str]

    def _expected(self) -> Coalesce:
        same = self.rows.filter(**{theirs: OuterRef(ours) for theirs, ours in self.match.items()})
        return Coalesce(Subquery(same.order_by().values(*self.match).annotate(n=Count("pk")).values("n")[:1]), 0)

    def _wrong(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.annotate(expected=self._expected())  # noqa: SLF001 - Django's documented way to the manager of any model
        return rows.exclude(**{self.column: F("expected")})

    def count_wrong(self) -> int:
        """Return how many rows say another number than there is."""
        return self._wrong().count()

    def repair(self) -> None:
        """Write the right number where it is wrong."""
        wrong = list(self._wrong().values_list("pk", flat=True))
        self.model._default_manager.filter(pk__in=wrong).update(**{self.column: self._expected()})  # noqa: SLF001 - Django's documented way to the manager of any model


_SHOWN = Post.objects.filter(removed_at=None)
_RECOMMENDED = Recommendation.objects.filter(post__removed_at=None)
_TOPICS = Topic.objects.filter(removed_at=None)

COUNTERS: Sequence[Counter] = (
    Counter("posts of topics", Topic, "post_count", _SHOWN, {"topic": "pk"}),
    Counter("places in topics", Topic, "last_seq", Post.objects.all(), {"topic": "pk"}),
    Counter("participants of topics", Topic, "participant_count", Participant.objects.all(), {"topic": "pk"}),
    Counter("recommendations in topics", Topic, "recommended_count", _RECOMMENDED, {"topic": "pk"}),
    Counter(
        "posts of participants",
        Participant,
        "post_count",
        Post.objects.all(),
        {"topic": "topic_id", "author": "member_id"},
    ),
    Counter("revisions of posts", Post, "revision", Revision.objects.all(), {"post": "pk"}),
    Counter("posts of members", Member, "post_count", _SHOWN, {"author": "pk"}),
    Counter("topics of sections", SectionTally, "topic_count", _TOPICS, {"section": "section_id"}),
    Counter(
        "posts of sections",
        SectionTally,
        "post_count",
        _SHOWN.filter(topic__removed_at=None),
        {"topic__section": "section_id"},
    ),
)
