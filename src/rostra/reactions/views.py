"""Reacting by a form."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.reactions.actions.react import react
from rostra.topics.models import Post
from rostra.ui.rendering import render


@require_POST
def react_to(request: HttpRequest, post_id: int) -> HttpResponse:
    """Give or take back a reaction, and lead back to the post; somebody not signed in is led to sign in."""
    viewer = viewer_of(request)
    back = reverse("topic:post", args=[post_id])
    if not isinstance(viewer, Member):
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
    given, taken_back = request.POST.get("give", ""), request.POST.get("take_back", "")
    try:
        react(member=viewer, post_id=post_id, kind=given or taken_back, wanted=not taken_back, at=now())
    except Post.DoesNotExist:
        raise Http404 from None
    except Refused as refusal:
        return render(request, "reactions/refused.html", {"sentence": refusal.sentence, "back": back}, status=403)
    return HttpResponseRedirect(back)
