"""A member's picture: sent in, or drawn from the name again."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.media.actions.receive_avatar import receive_avatar
from rostra.members.actions.change_avatar import change_avatar
from rostra.members.models import Member
from rostra.members.viewer import member_of
from rostra.ui.rendering import render
from rostra.ui.shapes import Person
from rostra.web.people import person


class PictureForm(forms.Form):
    """One picture."""

    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("JPEG, PNG, GIF, WebP or AVIF. The middle square of it is shown."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp,image/avif"}),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest) -> HttpResponse:
    """Show the picture; take in another, or draw it from the name."""
    member = member_of(request)
    form = PictureForm()
    if request.method == "POST" and "drawn" in request.POST:
        change_avatar(member=member, avatar="")
        return HttpResponseRedirect(f"{request.path}?done=saved")
    if request.method == "POST":
        form = PictureForm(request.POST, request.FILES)
        if form.is_valid() and _received(member, form):
            return HttpResponseRedirect(f"{request.path}?done=saved")
    done = _("Saved.") if request.GET.get("done") == "saved" else ""
    context = {"form": form, "done": done, "who": _shown(member), "action": request.path}
    return render(request, "profile/picture.html", context)


def _received(member: Member, form: PictureForm) -> bool:
    sent = form.cleaned_data["picture"]
    try:
        avatar = receive_avatar(member=member, file=sent, size=sent.size, at=now())
    except Refused as refused:
        form.add_error("picture", refused.sentence)
        return False
    change_avatar(member=member, avatar=avatar)
    return True


def _shown(member: Member) -> Person:
    return person(name=member.name, display_name=member.display_name, tone=member.tone, avatar=member.avatar)
