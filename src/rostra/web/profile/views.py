"""The page of a member."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from rostra.members.models import Member
from rostra.ui.rendering import render


@require_GET
def profile(request: HttpRequest, name: str) -> HttpResponse:
    """Show a member."""
    member = Member.objects.real().named(name).first()
    if member is None:
        raise Http404
    return render(request, "profile/page.html", {"member": member})
