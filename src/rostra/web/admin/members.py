"""Members: finding them, their groups, shutting out and silencing."""

import datetime as dt
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rostra.kit.clock import now
from rostra.kit.names import normal_form
from rostra.kit.prefixes import begins_with
from rostra.kit.refusal import Refused
from rostra.members.actions.change_groups import change_groups
from rostra.members.group_words import name_of
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.members.queries import telling_unconfirmed
from rostra.members.viewer import member_of
from rostra.ui.paging import Pager
from rostra.ui.rendering import render
from rostra.web.admin.guarding import administrators_only
from rostra.web.moderating.members import DisciplineForm, sentence
from rostra.web.paging import LIST_PAGE, asked_page, page_count


class GroupsForm(forms.Form):
    """The group that counts first, and those beside it."""

    group = forms.ChoiceField(label=gettext_lazy("First group"), help_text=gettext_lazy("Gives title and badge."))
    others = forms.MultipleChoiceField(
        label=gettext_lazy("And these"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choices = [(row.slug, name_of(row)) for row in groups().by_id.values() if row.slug != "guests"]
        self.fields["group"].choices = choices  # type: ignore[attr-defined]
        self.fields["others"].choices = choices  # type: ignore[attr-defined]


@administrators_only
@require_safe
def all_members(request: HttpRequest) -> HttpResponse:
    """Find members by the beginning of name or e-mail address, newest first."""
    asked = request.GET.get("q", "").strip()[:100]
    number = asked_page(request)
    rows = telling_unconfirmed().order_by("-joined_at", "-pk")
    if asked:
        rows = rows.filter(begins_with("name_key", normal_form(asked)) | begins_with("email_key", asked.lower()))
    last = page_count(rows.count(), LIST_PAGE)
    if number > last:
        raise Http404
    pager = Pager(current=number, last=last, path=request.path, query=(("q", asked),) if asked else ())
    start = (number - 1) * LIST_PAGE
    context = {
        "members": list(rows[start : start + LIST_PAGE]), "asked": asked, "pager": pager, "at": now(),
        "group_names": {group.pk: name_of(group) for group in groups().by_id.values()},
    }  # fmt: skip
    return render(request, "admin/members.html", context)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def one_member(request: HttpRequest, name: str) -> HttpResponse:
    """Show one member to administrators; change groups, shut out, silence, or end it."""
    member = telling_unconfirmed().named(name).select_related("group").first()
    if member is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    beside = [groups().by_id[number].slug for number in member.group_ids if number != member.group_id]
    belongs = GroupsForm(
        sent if sent and "group" in sent else None, initial={"group": member.group.slug, "others": beside}
    )
    discipline = DisciplineForm(sent if sent and "act" in sent else None)
    if sent is not None and _done(member_of(request), member, belongs, discipline, sent.get("end", "")):
        return HttpResponseRedirect(reverse("admin:member", args=[member.name]) + "?done=saved")
    context = {
        "member": member, "belongs": belongs, "discipline": discipline, "action": request.path,
        "is_suspended": member.is_suspended(now()), "is_silenced": member.is_silenced(now()),
        "has_profile": Member.objects.introduced().filter(pk=member.pk).exists(),
        "done": _("Saved.") if request.GET.get("done") == "saved" else "",
    }  # fmt: skip
    return render(request, "admin/member.html", context)


def _done(actor: Member, member: Member, belongs: GroupsForm, discipline: DisciplineForm, end: str) -> bool:
    form: forms.Form = belongs if belongs.is_bound else discipline
    try:
        if end:
            sentence(actor, member, act=end, until=None, reason="")
        elif not form.is_valid():
            return False
        elif form is belongs:
            change_groups(actor=actor, member_id=member.pk, at=now(), **belongs.cleaned_data)
        else:
            until = now() + dt.timedelta(days=form.cleaned_data["days"])
            reason = form.cleaned_data["reason"]
            sentence(actor, member, act=form.cleaned_data["act"], until=until, reason=reason)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
