"""Offering names while somebody is being mentioned."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rostra.kit.names import normal_form
from rostra.kit.numbers import number_in
from rostra.kit.prefixes import begins_with
from rostra.members.models import Member
from rostra.members.viewer import Viewer, viewer_of
from rostra.topics.models import Participant, Topic
from rostra.web.people import avatar_url

_MOST_NAMES = 8
_LOOKED_AT = 100  # names that begin alike, of which the busiest members are offered; more letters tell more apart


@require_safe
def complete(request: HttpRequest) -> JsonResponse:
    """Answer members whose names begin like this; those in the topic first."""
    viewer = viewer_of(request)
    begun = normal_form(request.GET.get("q", ""))[:30]
    if not isinstance(viewer, Member) or not begun:
        return JsonResponse({"members": []})
    here = _in_topic(viewer, number_in(request.GET.get("place", "").removeprefix("topic-")), begun)
    known = [member.pk for member in here]
    named = Member.objects.real().introduced().filter(begins_with("name_key", begun))
    others = named.exclude(pk__in=known).order_by("name_key")
    busiest = sorted(others[:_LOOKED_AT], key=lambda member: -member.post_count)
    offered = [*((member, True) for member in here), *((member, False) for member in busiest)]
    return JsonResponse({"members": [_offered(member, is_here) for member, is_here in offered[:_MOST_NAMES]]})


def _in_topic(viewer: Viewer, topic_id: int | None, begun: str) -> list[Member]:
    """Return who wrote most in a topic among those whose names begin like this."""
    if topic_id is None or not Topic.objects.visible_to(viewer).filter(pk=topic_id).exists():
        return []
    people = Participant.objects.filter(topic_id=topic_id, member__is_active=True)
    wrote = people.filter(begins_with("member__name_key", begun))
    return [row.member for row in wrote.select_related("member").order_by("-post_count", "rank")[:_MOST_NAMES]]


def _offered(member: Member, is_here: bool) -> dict[str, object]:
    return {
        "name": member.name,
        "display_name": member.display_name,
        "tone": member.tone,
        "avatar": avatar_url(member.avatar),
        "here": is_here,
    }
