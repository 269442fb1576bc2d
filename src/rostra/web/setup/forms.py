"""All that a new site has to be told, in one form."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rostra.community.queries import community
from rostra.members.models import Member
from rostra.members.policy import why_not_name
from rostra.members.preferences import time_zones
from rostra.operations.actions.set_up_site import FirstSection, NewSite, suggested_sections
from rostra.sections.models import Section


class SetupForm(forms.Form):
    """The site, its administrator, its first sections."""

    site_name = forms.CharField(label=_("Name of the site"), max_length=80)
    description = forms.CharField(
        label=_("In one sentence"), max_length=300, required=False,
        help_text=_("Search engines and shared links show it. You can change it later."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES,
        help_text=_("Guests read the site in it. Members choose their own."),
    )  # fmt: skip
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=time_zones, help_text=_("Guests see times in it. Members choose their own.")
    )
    admin_name = forms.CharField(
        label=_("Your name here"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "username"}),
        help_text=_("Everybody sees it beside what you write."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Password"), strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters. A short sentence is easy to remember and hard to guess."),
    )  # fmt: skip
    news = forms.CharField(
        label=_("First section for news"), max_length=80, required=False,
        help_text=_("Editors publish there, everybody discusses. Leave it empty for none."),
    )  # fmt: skip
    talk = forms.CharField(
        label=_("First section for talk"), max_length=80, required=False,
        help_text=_("Every member starts topics there. Leave it empty for none."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        news, talk = suggested_sections()
        zone = community().time_zone
        self.initial = {"news": news.name, "talk": talk.name, "language": get_language(), "time_zone": zone}
        if zone == "UTC" and not self.is_bound:  # Nobody has named one: the browser's is a better guess.
            self.fields["time_zone"].widget.attrs["data-own-zone"] = ""

    def clean_admin_name(self) -> str:
        """Return the name, if anybody may bear it."""
        name = " ".join(str(self.cleaned_data["admin_name"]).split())
        refusal = why_not_name(name)
        if refusal:
            raise forms.ValidationError(refusal[1], code=refusal[0])
        return name

    def clean(self) -> dict[str, Any]:
        """Ask of the password what is asked of everybody's."""
        cleaned = super().clean() or {}
        if "password" in cleaned:
            person = Member(name=cleaned.get("admin_name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(cleaned["password"], person)
            except forms.ValidationError as refusal:
                self.add_error("password", refusal)
        return cleaned

    def site(self) -> NewSite:
        """Return what was said of the site."""
        typed = self.cleaned_data
        return NewSite(
            name=typed["site_name"], description=typed["description"], language=typed["language"],
            time_zone=typed["time_zone"],
        )  # fmt: skip

    def sections(self) -> list[FirstSection]:
        """Return the sections that were named."""
        named = ((self.cleaned_data["news"], Section.Kind.NEWS), (self.cleaned_data["talk"], Section.Kind.TALK))
        return [FirstSection(name, kind) for name, kind in named if name]
