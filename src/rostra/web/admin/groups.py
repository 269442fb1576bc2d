"""Groups: the list, adding one, changing one."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.kit.slugs import slug_of
from rostra.members.actions.add_group import add_group
from rostra.members.actions.change_group import change_group
from rostra.members.group_words import name_of, title_of
from rostra.members.groups import groups
from rostra.members.models import Group
from rostra.members.terms import GroupTerms
from rostra.members.viewer import member_of
from rostra.ui.rendering import render
from rostra.web.admin.guarding import administrators_only

_MINUTE_S = 60
_YEAR_MIN = 525_600


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group in the list."""

    slug: str
    name: str
    title: str
    is_staff: bool


class GroupForm(forms.Form):
    """What is said of a group; times in minutes."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=60, required=False,
        help_text=gettext_lazy("Stands beside the names of its members, as “Harbour master”."),
    )  # fmt: skip
    is_staff = forms.BooleanField(label=gettext_lazy("Show the title as a badge of the house"), required=False)
    window_min = forms.IntegerField(
        label=gettext_lazy("Own posts can be edited for (minutes)"), min_value=0, max_value=_YEAR_MIN, required=False,
        help_text=gettext_lazy("Empty: without end. 1440 is a day."),
    )  # fmt: skip
    grace_min = forms.IntegerField(
        label=gettext_lazy("Edits leave no mark for (minutes)"), min_value=0, max_value=_YEAR_MIN, initial=5
    )

    def terms(self) -> GroupTerms:
        """Return what was typed, with times in seconds."""
        typed = self.cleaned_data
        window = typed["window_min"]
        return GroupTerms(
            name=typed["name"],
            title=typed["title"],
            is_staff=typed["is_staff"],
            edit_window_s=None if window is None else window * _MINUTE_S,
            edit_grace_s=typed["grace_min"] * _MINUTE_S,
        )


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def all_groups(request: HttpRequest) -> HttpResponse:
    """List the groups; add one."""
    form = GroupForm(request.POST or None, initial={"window_min": 1440})
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return HttpResponseRedirect(f"{request.path}?done=added")
    done = _("The group is there. Say under “Rights” what it may do.") if request.GET.get("done") == "added" else ""
    lines = tuple(_line(group) for group in groups().by_id.values())
    context = {"form": form, "groups": lines, "done": done, "action": request.path}
    return render(request, "admin/groups.html", context)


def _line(group: Group) -> GroupLine:
    return GroupLine(slug=group.slug, name=name_of(group), title=title_of(group), is_staff=group.is_staff)


def _added(request: HttpRequest, form: GroupForm) -> bool:
    slug = slug_of(form.cleaned_data["name"])[:40]
    try:
        add_group(actor=member_of(request), slug=slug or "group", terms=form.terms(), at=now())
    except Refused as refused:
        form.add_error("name", refused.sentence)
        return False
    return True


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def one_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show and store what is said of one group."""
    group = groups().by_slug.get(slug)
    if group is None:
        raise Http404
    form = GroupForm(request.POST or None, initial=_kept(group))
    if request.method == "POST" and form.is_valid():
        change_group(actor=member_of(request), group_id=group.pk, terms=_as_stored(form.terms(), group), at=now())
        return HttpResponseRedirect(f"{request.path}?done=saved")
    done = _("Saved.") if request.GET.get("done") == "saved" else ""
    context = {"form": form, "name": name_of(group), "done": done, "action": request.path}
    return render(request, "admin/group.html", context)


def _as_stored(typed: GroupTerms, group: Group) -> GroupTerms:
    """Keep a name or title that was left as it was shown: in another language it would be stored as a new one."""
    return replace(
        typed,
        name=group.name if typed.name == name_of(group) else typed.name,
        title=group.title if typed.title == title_of(group) else typed.title,
    )


def _kept(group: Group) -> dict[str, Any]:
    window = group.edit_window_s
    return {
        "name": name_of(group),
        "title": title_of(group),
        "is_staff": group.is_staff,
        "window_min": None if window is None else window // _MINUTE_S,
        "grace_min": group.edit_grace_s // _MINUTE_S,
    }
