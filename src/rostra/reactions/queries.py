"""Reactions to the posts of a page: one query, whatever their number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from rostra.members.viewer import Viewer
from rostra.reactions.models import Reaction

ICONS: Mapping[str, str] = {
    Reaction.Kind.APPRECIATE: "heart",
    Reaction.Kind.INFORMATIVE: "bulb",
    Reaction.Kind.WELL_ARGUED: "scale",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one reaction was given to a post, and whether the viewer is among those who gave it."""

    kind: str
    label: str
    icon: str
    count: int
    is_mine: bool


def tallies_for(topic_id: int, post_ids: Sequence[int], viewer: Viewer) -> dict[int, list[Tally]]:
    """Return the reactions to these posts of a topic, each post's in the order of the three kinds."""
    rows = (
        Reaction.objects.filter(topic_id=topic_id, post_id__in=post_ids)
        .values_list("post_id", "kind")
        .annotate(count=Count("pk"), mine=Count("pk", filter=Q(member_id=viewer.pk or 0)))
    )
    counted = {(post_id, kind): (count, mine) for post_id, kind, count, mine in rows}
    return {post_id: _tallies(post_id, counted) for post_id in post_ids}


def _tallies(post_id: int, counted: Mapping[tuple[int, str], tuple[int, int]]) -> list[Tally]:
    found = []
    for kind in Reaction.Kind:
        count, mine = counted.get((post_id, kind.value), (0, 0))
        found.append(Tally(kind.value, str(kind.label), ICONS[kind], count, bool(mine)))
    return found
