"""Sections: the list, adding one, changing one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext_lazy as pgettext
from django.views.decorators.http import require_http_methods

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.kit.slugs import slug_of
from rostra.media.actions.receive_badge import receive_badge
from rostra.media.files import url_of
from rostra.members.models import Member
from rostra.members.viewer import member_of
from rostra.sections.access import matrix, path_to
from rostra.sections.actions.add_section import add_section
from rostra.sections.actions.change_section import SectionTerms, change_section
from rostra.sections.models import Section
from rostra.ui.rendering import render
from rostra.web.addresses import section_url
from rostra.web.admin.guarding import administrators_only

_KINDS = [("talk", gettext_lazy("Talk: everybody starts topics")), ("news", gettext_lazy("News: the newsroom writes"))]
_TONES = [
    (1, pgettext("colour", "Blue")), (2, pgettext("colour", "Brick")), (3, pgettext("colour", "Amber")),
    (4, pgettext("colour", "Purple")), (5, pgettext("colour", "Green")), (6, pgettext("colour", "Indigo")),
    (7, pgettext("colour", "Leaf green")), (8, pgettext("colour", "Rose")), (9, pgettext("colour", "Teal")),
    (10, pgettext("colour", "Olive")), (11, pgettext("colour", "Magenta")), (12, pgettext("colour", "Steel blue")),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in the list."""

    name: str
    url: str
    change_url: str
    rights_url: str
    kind: str
    tone: int
    depth: int
    has_own_rules: bool


class AddForm(forms.Form):
    """A new section."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    slug = forms.CharField(
        label=gettext_lazy("Part of the address"), max_length=60, required=False,
        help_text=gettext_lazy("As in /s/town-hall/. Made from the name when left empty; never changes afterwards."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=_KINDS, widget=forms.RadioSelect, initial="talk")
    parent = forms.ChoiceField(label=gettext_lazy("Within"), required=False)
    description = forms.CharField(label=gettext_lazy("Description"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = _parents(None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Make the part of the address from the name when none was typed."""
        cleaned = super().clean() or {}
        cleaned["slug"] = slug_of(cleaned.get("slug") or cleaned.get("name", ""))[:60]
        if not cleaned["slug"] and "name" in cleaned:
            self.add_error("slug", _("Type a part of the address: the name alone gives none."))
        return cleaned


class ChangeForm(forms.Form):
    """What can change about a section."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    description = forms.CharField(label=gettext_lazy("Description"), max_length=300, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=_KINDS, widget=forms.RadioSelect)
    parent = forms.ChoiceField(label=gettext_lazy("Within"), required=False)
    order = forms.IntegerField(
        label=gettext_lazy("Order"),
        min_value=0,
        max_value=30_000,
        help_text=gettext_lazy("Smaller numbers come first."),
    )
    tone = forms.TypedChoiceField(label=gettext_lazy("Colour"), choices=_TONES, coerce=int)
    picture = forms.FileField(
        label=gettext_lazy("Badge"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG, GIF, WebP or AVIF. The middle square of it stands beside stories."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp,image/avif"}),
    )
    no_badge = forms.BooleanField(label=gettext_lazy("Take the badge away"), required=False)

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = _parents(section)  # type: ignore[attr-defined]
        if not section.badge:
            del self.fields["no_badge"]


def _parents(section: Section | None) -> list[tuple[str, Any]]:
    rows = [row for row in matrix().sections.values() if section is None or section not in path_to(row.pk)]
    return [
        ("", _("Nothing: it stands at the top")),
        *((row.slug, " › ".join(step.name for step in path_to(row.pk))) for row in rows),
    ]


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def sections(request: HttpRequest) -> HttpResponse:
    """List all sections; add one."""
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = _added(form)
        if added:
            return HttpResponseRedirect(reverse("admin:section", args=[added.slug]) + "?done=added")
    lines = tuple(_line(row) for row in matrix().sections.values())
    return render(request, "admin/sections.html", {"form": form, "lines": lines, "action": request.path})


def _added(form: AddForm) -> Section | None:
    fields = form.cleaned_data | {"parent": form.cleaned_data["parent"] or None}
    try:
        return add_section(**fields)
    except Refused as refused:
        form.add_error("slug" if refused.code == "slug_taken" else None, refused.sentence)
        return None


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Show and store what is said of one section."""
    row = matrix().by_slug.get(slug)
    if row is None:
        raise Http404
    parent = matrix().sections[row.parent_id].slug if row.parent_id else ""
    kept = {name: getattr(row, name) for name in ("name", "description", "kind", "order", "tone")}
    form = ChangeForm(request.POST or None, request.FILES or None, section=row, initial=kept | {"parent": parent})
    if request.method == "POST" and form.is_valid() and _changed(member_of(request), row, form):
        return HttpResponseRedirect(f"{request.path}?done=saved")
    said = {"saved": _("Saved."), "added": _("The section is there. Its rights are those usual for its kind.")}
    context = {
        "form": form, "line": _line(row), "action": request.path, "done": said.get(request.GET.get("done", ""), ""),
        "badge_url": url_of(row.badge) if row.badge else "",
    }  # fmt: skip
    return render(request, "admin/section.html", context)


def _changed(actor: Member, row: Section, form: ChangeForm) -> bool:
    fields = dict(form.cleaned_data)
    parent = matrix().by_slug.get(fields.pop("parent"))
    sent, badge = fields.pop("picture"), "" if fields.pop("no_badge", False) else row.badge
    about = "picture"
    try:
        if sent:
            badge = receive_badge(actor=actor, file=sent, size=sent.size, at=now())
        about = "parent"
        terms = SectionTerms(**fields, parent_id=parent.pk if parent else None, badge=badge)
        change_section(section_id=row.pk, terms=terms)
    except Refused as refused:
        form.add_error(about, refused.sentence)
        return False
    return True


def _line(row: Section) -> SectionLine:
    return SectionLine(
        name=row.name,
        url=section_url(row),
        change_url=reverse("admin:section", args=[row.slug]),
        rights_url=reverse("admin:section_permissions", args=[row.slug]),
        kind=_("News") if row.kind == Section.Kind.NEWS else _("Talk"),
        tone=row.tone,
        depth=len(path_to(row.pk)) - 1,
        has_own_rules=row.has_own_rules or row.parent_id is None,
    )
