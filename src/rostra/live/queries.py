"""The last thing told on a channel, read with the page that listens to it."""

from collections.abc import Collection

from django.db.models import CharField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from rostra.live.models import LiveEvent
from rostra.topics.models import Topic


def with_last_event(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """Add `last_event` to each topic: the number from which an open page goes on listening. No query of its own."""
    channel = Concat(Value("topic-"), Cast(OuterRef("pk"), CharField()))
    told = LiveEvent.objects.filter(channel=channel).order_by("-pk")
    return topics.annotate(last_event=Subquery(told.values("pk")[:1]))


def last_event_of(channels: Collection[str]) -> int:
    """Return the number of the last thing told on any of these channels, 0 when nothing was; one query."""
    told = LiveEvent.objects.filter(channel__in=channels).aggregate(last=Max("pk"))
    return told["last"] or 0
