"""Every column that repeats what another row says, and rows that are derived from others."""

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Min, Model, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from rostra.members.models import Member, keys_of
from rostra.topics.models import Mention, Participant, Post, PostCard, PostPicture, Quote, Recommendation, Topic


def of(model: type[Model], column: str, **match: str) -> Subquery:
    """Return a column of the row of `model` whose columns equal, by `match`, columns of the row that repeats it."""
    rows = model._default_manager.filter(**{theirs: OuterRef(ours) for theirs, ours in match.items()})  # noqa: SLF001 - Django's documented way to the manager of any model
    return Subquery(rows.values(column)[:1])


@dataclass(frozen=True)
class Copy:
    """Columns of `rows` that repeat what other rows say; `right` says what, as `of` gives it."""

    what: str
    rows: QuerySet[Any]
    right: Mapping[str, Subquery]

    def _wrong(self) -> QuerySet[Any]:
        named = {f"right_{column}": value for column, value in self.right.items()}
        differs = Q()
        for column in self.right:
            differs |= Q(**{f"right_{column}__isnull": False}) & ~Q(**{column: F(f"right_{column}")})
        found: QuerySet[Any] = self.rows.annotate(**named).filter(differs)
        return found

    def count_wrong(self) -> int:
        """Return how many rows say something else."""
        return self._wrong().count()

    def repair(self) -> None:
        """Write what is right where it is wrong."""
        wrong = list(self._wrong().values_list("pk", flat=True))
        self.rows.filter(pk__in=wrong).update(**self.right)


@dataclass(frozen=True)
class Derivation:
    """Columns of `rows` that a function makes of each row."""

    what: str
    rows: QuerySet[Any]
    make: Callable[[Any], Mapping[str, object]]

    def _wrong(self) -> Iterator[int]:
        for row in self.rows.iterator(chunk_size=1000):
            if any(getattr(row, column) != value for column, value in self.make(row).items()):
                yield row.pk

    def count_wrong(self) -> int:
        """Return how many rows say something else."""
        return sum(1 for _pk in self._wrong())

    def repair(self) -> None:
        """Write what is right where it is wrong; what would not be unique then stays as it is."""
        for pk in list(self._wrong()):
            try:
                self._repair_one(pk)
            except IntegrityError:
                continue

    @transaction.atomic
    def _repair_one(self, pk: int) -> None:
        row = self.rows.select_for_update(of=("self",)).get(pk=pk)
        self.rows.filter(pk=pk).update(**self.make(row))


class Participants:
    """Who takes part in each topic and as which newcomer, as its posts say."""

    what = "participants' ranks"

    def count_wrong(self) -> int:
        """Return how many topics have others than their posts say."""
        return len(self._wrong())

    def repair(self) -> None:
        """Let the rows of those topics say what their posts say."""
        for topic_id in self._wrong():
            self._repair_one(topic_id)

    def _wrong(self) -> list[int]:
        kept = Participant.objects.values_list("topic_id", "member_id", "rank").order_by("topic_id", "member_id")
        right = self._right().values_list("topic_id", "author_id", "rank").order_by("topic_id", "author_id")
        both = heapq.merge(kept.iterator(), right.iterator())
        return list(dict.fromkeys(row[0] for row, same in groupby(both) if len(list(same)) == 1))

    def _right(self, **of_topic: int) -> QuerySet[Any, Any]:
        grouped = (
            Post.objects.filter(**of_topic).values("topic_id", "author_id").annotate(first=Min("seq"), n=Count("pk"))
        )
        return grouped.annotate(rank=Window(RowNumber(), partition_by=["topic_id"], order_by=["first"]))

    @transaction.atomic
    def _repair_one(self, topic_id: int) -> None:
        Topic.objects.select_for_update(of=("self",)).get(pk=topic_id)
        right = list(self._right(topic_id=topic_id).values_list("author_id", "rank", "n"))
        Participant.objects.filter(topic_id=topic_id).delete()
        Participant.objects.bulk_create(
            Participant(topic_id=topic_id, member_id=member_id, rank=rank, post_count=count)
            for member_id, rank, count in right
        )


def _groups_of(member: Member) -> dict[str, object]:
    others = sorted(row.group_id for row in member.memberships.all())
    return {"group_ids": [member.group_id, *others]}


def _keys_of(member: Member) -> dict[str, str]:
    return keys_of(member.name, member.email, member.display_name)


_TOPIC_OF_POST = {"topic_id": of(Post, "topic_id", pk="post_id")}


def _newest(column: str) -> Subquery:
    """Return a column of the newest post of a topic that is shown."""
    shown = Post.objects.filter(topic=OuterRef("pk"), removed_at=None).order_by("-seq")
    return Subquery(shown.values(column)[:1])


COPIES: Sequence[Copy | Derivation | Participants] = (
    Copy(
        "newest posts of topics",
        Topic.objects.all(),
        {"last_post_at": _newest("posted_at"), "last_poster_id": _newest("author_id")},
    ),
    Participants(),
    Copy("topics of recommendations", Recommendation.objects.all(), _TOPIC_OF_POST),
    Copy("topics of quotes", Quote.objects.all(), _TOPIC_OF_POST),
    Copy("topics of mentions", Mention.objects.all(), _TOPIC_OF_POST),
    Copy("topics of pictures", PostPicture.objects.all(), _TOPIC_OF_POST),
    Copy("topics of link cards", PostCard.objects.all(), _TOPIC_OF_POST),
    Derivation("groups of members", Member.objects.prefetch_related("memberships"), _groups_of),
    Derivation("forms of names", Member.objects.all(), _keys_of),
)
