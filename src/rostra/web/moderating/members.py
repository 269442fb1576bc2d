"""Silencing and suspending members."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.actions.silence_member import silence_member
from rostra.members.actions.suspend_member import suspend_member
from rostra.members.models import Member
from rostra.members.policy import LONGEST_DAYS, most_days, why_not_discipline
from rostra.ui.rendering import render
from rostra.web.writer import writer_or_text_kept


class DisciplineForm(forms.Form):
    """Shut out or silence, for how long, and why; the member reads the reason."""

    act = forms.ChoiceField(
        label=gettext_lazy("What"), widget=forms.RadioSelect, initial="silence",
        choices=[
            ("silence", gettext_lazy("Silence: may read, not write")),
            ("suspend", gettext_lazy("Suspend: reads as a guest does")),
        ],
    )  # fmt: skip
    days = forms.IntegerField(label=gettext_lazy("Days"), min_value=1, max_value=LONGEST_DAYS, initial=7)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300, help_text=gettext_lazy("The member reads it.")
    )

    def __init__(self, *args: Any, most: int = LONGEST_DAYS, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["days"] = forms.IntegerField(
            label=gettext_lazy("Days"), min_value=1, max_value=most, initial=self.base_fields["days"].initial
        )


def sentence(actor: Member, member: Member, *, act: str, until: dt.datetime | None, reason: str) -> None:
    """Suspend or silence the member, or end that; raises `Refused`."""
    action = suspend_member if act == "suspend" else silence_member
    action(actor=actor, member_id=member.pk, until=until, reason=reason, at=now())


@require_http_methods(["GET", "HEAD", "POST"])
@writer_or_text_kept
def discipline(request: HttpRequest, actor: Member, name: str) -> HttpResponse:
    """Let a moderator silence or suspend a member for a time, or end it."""
    member = Member.objects.real().named(name).first()
    if member is None:
        raise Http404
    refusal = why_not_discipline(actor, member, now())
    if refusal:
        raise PermissionDenied(refusal[1])
    form = DisciplineForm(request.POST if "act" in request.POST else None, most=most_days(actor, now()))
    if request.method == "POST" and _is_done(actor, member, form, request.POST.get("end", "")):
        return HttpResponseRedirect(reverse("member:profile", args=[member.name]))
    context = {
        "member": member, "form": form, "action": request.path,
        "is_suspended": member.is_suspended(now()), "is_silenced": member.is_silenced(now()),
    }  # fmt: skip
    return render(request, "moderating/member.html", context, status=422 if form.is_bound else 200)


def _is_done(actor: Member, member: Member, form: DisciplineForm, end: str) -> bool:
    try:
        if end in {"suspend", "silence"}:
            sentence(actor, member, act=end, until=None, reason="")
            return True
        if not form.is_valid():
            return False
        until = now() + dt.timedelta(days=form.cleaned_data["days"])
        sentence(actor, member, act=form.cleaned_data["act"], until=until, reason=form.cleaned_data["reason"])
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
