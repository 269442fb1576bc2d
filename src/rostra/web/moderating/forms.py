"""The small forms of moderation."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rostra.kit.lines import LineField
from rostra.sections.models import Section
from rostra.web.writing.correcting import CorrectionFields

_REASON: Mapping[str, Any] = {
    "label": _("Reason"), "max_length": 300, "widget": forms.TextInput(attrs={"dir": "auto"}),
}  # fmt: skip


class ReasonForm(forms.Form):
    """Why something is done; readers and the author see it."""

    reason = forms.CharField(**_REASON, required=False)


class RequiredReasonForm(forms.Form):
    """Why a post is taken away."""

    reason = forms.CharField(
        **_REASON,
        help_text=_("The author and the readers see it."),
        error_messages={"required": _("Say why. The author and the readers see it.")},
    )


class TopicReasonForm(forms.Form):
    """Why a topic is taken away; who no longer finds it does not read why."""

    reason = forms.CharField(
        **_REASON,
        help_text=_("Only moderators see it, of a story the news desk as well."),
        error_messages={"required": _("Say why. Only moderators see it, of a story the news desk as well.")},
    )


class ConfirmForm(forms.Form):
    """Nothing to fill in: only the button is missing."""


class PinForm(forms.Form):
    """Until when a topic stays at the head of its section."""

    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        help_text=_("Leave it empty to pin until further notice."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


class MoveForm(forms.Form):
    """Where a topic goes."""

    section = forms.TypedChoiceField(label=_("To section"), coerce=int)

    def offer(self, sections: Iterable[Section], *, here: int) -> None:
        """Show these sections; `here`, where the topic lies, is taken as well, for a form that is sent twice."""
        field = cast("forms.TypedChoiceField", self.fields["section"])
        shown = [("", _("Choose a section")), *((row.pk, row.name) for row in sections)]
        field.choices = [*shown, (here, "")]
        field.widget.choices = shown


class TitleForm(forms.Form):
    """What a topic is called from now on."""

    title = LineField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))


class HeadlineForm(CorrectionFields, TitleForm):
    """What a published story is called from now on, and whether that corrects it."""
