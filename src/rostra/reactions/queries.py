"""Reactions to the posts of a page: one query, whatever their number."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from rostra.kit.prepared import prepared
from rostra.members.viewer import Viewer
from rostra.reactions.models import Reaction

ICONS: Mapping[str, str] = {
    Reaction.Kind.APPRECIATE: "heart",
    Reaction.Kind.INFORMATIVE: "bulb",
    Reaction.Kind.WELL_ARGUED: "scale",
}


Counted: TypeAlias = tuple[int, bool]
"""How often one reaction was given, and whether the viewer gave it."""
_KINDS = tuple(kind.value for kind in Reaction.Kind)  # walking an enumeration takes longer than all the rest here
_NOBODY: tuple[Counted, ...] = ((0, False),) * len(Reaction.Kind)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one reaction was given to a post, and whether the viewer is among those who gave it."""

    kind: str
    label: str
    icon: str
    count: int
    is_mine: bool


class Tallies(dict[int, tuple[Tally, ...]]):
    """The reactions to posts by their numbers; a post that nobody reacted to has the three kinds at nought."""

    def __missing__(self, post_id: int) -> tuple[Tally, ...]:
        """Return what is shown of a post without reactions."""
        return _tallies(get_language(), _NOBODY)


def tallies_for(topic_id: int, places: tuple[int, int], viewer: Viewer) -> Tallies:
    """Return the reactions to the posts of a topic from the first to the last of `places`."""
    counted: dict[int, dict[str, Counted]] = {}
    for post_id, kind, count, mine in _counted(topic_id, *places, viewer.pk or 0):
        counted.setdefault(post_id, {})[kind] = (count, bool(mine))
    language = get_language()
    return Tallies({post_id: _tallies(language, _in_order(kinds)) for post_id, kinds in counted.items()})


@prepared
def _counted(topic_id: int, first: int, last: int, member_id: int) -> QuerySet[Reaction, tuple[Any, ...]]:
    of_topic = Reaction.objects.filter(topic_id=topic_id, post__topic_id=topic_id)
    rows = of_topic.filter(post__seq__gte=first, post__seq__lte=last)
    mine = Count("pk", filter=Q(member_id=member_id))
    return rows.values_list("post_id", "kind").annotate(count=Count("pk"), mine=mine)


def _in_order(kinds: Mapping[str, Counted]) -> tuple[Counted, ...]:
    return tuple(kinds.get(kind, (0, False)) for kind in _KINDS)


@lru_cache(maxsize=2048)
def _tallies(_language: str | None, counted: tuple[Counted, ...]) -> tuple[Tally, ...]:
    return tuple(
        Tally(kind.value, str(kind.label), ICONS[kind], count, is_mine)
        for kind, (count, is_mine) in zip(Reaction.Kind, counted, strict=True)
    )
