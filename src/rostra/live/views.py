"""Answers to front: may this visitor listen here, and what was told since."""

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.live.marks import session_mark
from rostra.live.models import LiveEvent
from rostra.live.places import channels_of
from rostra.members.models import Member
from rostra.members.viewer import viewer_of

_MOST = 200  # events given back at once; a page that missed more is better loaded anew


@require_safe
def authorize(request: HttpRequest) -> JsonResponse:
    """Answer 200 with the channels of a place when this visitor may listen there, 404 otherwise."""
    viewer = viewer_of(request)
    place = request.GET.get("place", "")
    channels = channels_of(viewer, place)
    if not channels:
        raise Http404
    who = None
    if isinstance(viewer, Member) and not viewer.is_invisible and not viewer.is_suspended(now()):
        who = {"name": viewer.display_name, "url": reverse("member:profile", args=[viewer.name])}
    session = session_mark(request.session.session_key) if request.session.session_key else None
    return JsonResponse({"channels": channels, "session": session, "viewer": who})


@require_safe
def since(request: HttpRequest) -> JsonResponse:
    """Answer the events of a place with numbers above `after`, oldest first."""
    channels = channels_of(viewer_of(request), request.GET.get("place", ""))
    if not channels:
        raise Http404
    after = number_in(request.GET.get("after", "")) or 0
    rows = LiveEvent.objects.filter(channel__in=channels, pk__gt=after).order_by("pk")
    events = [{"id": row.pk, "channel": row.channel, "event": row.event, "data": row.fields} for row in rows[:_MOST]]
    return JsonResponse({"events": events})
