"""The replies that were recommended last, as the front page quotes them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Substr

from rostra.kit.paths import path_of
from rostra.kit.prepared import prepared
from rostra.markup.excerpt import excerpt
from rostra.members.viewer import Viewer
from rostra.sections.access import section_ids
from rostra.sections.sieve import lies_in
from rostra.topics.models import Recommendation
from rostra.ui.shapes import Person
from rostra.web.people import person

_LONGEST = 180  # characters of a quoted reply
_READ = 400
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A recommended reply, quoted."""

    excerpt: str
    author: Person
    url: str
    topic: str


def newest_voices(viewer: Viewer) -> tuple[Voice, ...]:
    """Return what was recommended last where the viewer may read; one query."""
    return tuple(
        Voice(
            excerpt=excerpt(start, _LONGEST),
            author=person(name=name, display_name=shown, tone=tone, avatar=avatar),
            url=path_of("topic:post", post_id),
            topic=title,
        )
        for start, post_id, title, name, shown, tone, avatar in _newest(section_ids(viewer, "read"))
    )


@prepared
def _newest(readable: frozenset[int]) -> QuerySet[Recommendation, tuple[Any, ...]]:
    shown = Recommendation.objects.filter(lies_in("topic__section_id", readable))
    visible = shown.filter(topic__removed_at=None, post__removed_at=None)
    return visible.order_by("-made_at", "-pk").annotate(start=Substr("post__text", 1, _READ)).values_list(
        "start", "post_id", "topic__title", "post__author__name", "post__author__display_name", "post__author__tone",
        "post__author__avatar",
    )[:_MOST]  # fmt: skip
