"""How a member likes their pages, and what little a guest may choose: theme and putting a notice away."""

import zoneinfo
from functools import cache
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext_lazy as pgettext
from django.views.decorators.http import require_http_methods, require_POST

from rostra.kit.addresses import local_or
from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.about import about_html
from rostra.members.actions.change_preferences import Preferences, change_preferences
from rostra.members.actions.choose_theme import THEMES, Theme, choose_theme
from rostra.members.actions.dismiss_notice import dismiss_notice
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.ui.giving_back import text_kept
from rostra.ui.rendering import render

_YEAR_S = 365 * 24 * 3600
_THEME_NAMES = {
    "auto": gettext_lazy("As the device"), "light": pgettext("theme", "Light"), "dark": pgettext("theme", "Dark"),
}  # fmt: skip


@cache
def time_zones() -> list[tuple[str, str]]:
    """Return the zones to choose from, by their town."""
    towns = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in towns)]


class PreferencesForm(forms.Form):
    """All preferences of a member."""

    display_name = forms.CharField(
        label=gettext_lazy("Name shown"), max_length=50, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("Stands beside your posts. Your member name stays as it is."),
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("About you"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Everybody can read it. Markdown works."),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Colours"), widget=forms.RadioSelect)
    posts_per_page = forms.IntegerField(label=gettext_lazy("Posts on a page"), min_value=10, max_value=50)
    is_invisible = forms.BooleanField(
        label=gettext_lazy("Do not show others where I am reading"), required=False,
        help_text=gettext_lazy("You are then counted nowhere under “Recently browsing”."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        as_site = ("", _("As the site"))
        for name, choices in (
            ("language", [as_site, *settings.LANGUAGES]),
            ("time_zone", [as_site, *time_zones()]),
            ("theme", [(theme, _THEME_NAMES[theme]) for theme in THEMES]),
        ):
            cast("forms.ChoiceField", self.fields[name]).choices = choices

    def clean_display_name(self) -> str:
        """Return the name with single spaces."""
        return " ".join(str(self.cleaned_data["display_name"]).split())


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and store the member's preferences."""
    member = viewer_of(request)
    if not isinstance(member, Member):
        return text_kept(request, back=request.path)
    form = PreferencesForm(request.POST or None, initial=_as_kept(member))
    if request.method == "POST" and form.is_valid() and _stored(member, form):
        return HttpResponseRedirect(reverse("account_preferences") + "?done=saved")
    done = _("Saved.") if request.GET.get("done") == "saved" else ""
    return render(request, "members/preferences.html", {"form": form, "done": done})


def _stored(member: Member, form: PreferencesForm) -> bool:
    """Store what was typed, or say in the form why not."""
    try:
        change_preferences(member=member, preferences=_chosen(form), at=now())
    except Refused as refused:
        if refused.code.startswith("name_"):
            form.add_error("display_name", refused.sentence)
        else:
            form.add_error(None, f"{refused.sentence} {_what_may_change()}")
        return False
    return True


def _what_may_change() -> str:
    return _("Until then your name and what you say about yourself stay as they are; everything else you may change.")


def _as_kept(member: Member) -> dict[str, Any]:
    return {name: getattr(member, name) for name in PreferencesForm.base_fields}


def _chosen(form: PreferencesForm) -> Preferences:
    about = form.cleaned_data["about"].strip()
    return Preferences(**form.cleaned_data | {"about": about, "about_html": about_html(about)})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark: for a member among the preferences, for a guest without script in a cookie."""
    asked = request.POST.get("theme")
    chosen: Theme = next((known for known in THEMES if known == asked), "auto")
    answer = HttpResponseRedirect(local_or(request.POST.get("next"), "/"))
    viewer = viewer_of(request)
    if isinstance(viewer, Member):
        choose_theme(member=viewer, theme=chosen)
    elif chosen == "auto":
        answer.delete_cookie("rostra_theme")
    else:
        _remember(request, answer, "rostra_theme", chosen)
    return answer


@require_POST
def dismiss(request: HttpRequest) -> HttpResponse:
    """Put a notice away: for a member on all devices, for a guest without script on this one."""
    text = request.POST.get("number", "")
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    answer = HttpResponseRedirect(local_or(request.POST.get("next"), "/"))
    viewer = viewer_of(request)
    if isinstance(viewer, Member):
        dismiss_notice(member=viewer, number=number)
    else:
        _remember(request, answer, "rostra_dismissed", str(number))
    return answer


def _remember(request: HttpRequest, answer: HttpResponse, cookie: str, value: str) -> None:
    answer.set_cookie(cookie, value, max_age=_YEAR_S, httponly=True, samesite="Lax", secure=request.is_secure())
