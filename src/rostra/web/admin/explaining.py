"""What does this member see here, and why."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.members.group_words import name_of
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.sections.access import matrix, path_to
from rostra.sections.explaining import explain
from rostra.ui.rendering import render
from rostra.web.admin.guarding import administrators_only
from rostra.web.admin.words import verb_words


@dataclass(frozen=True, slots=True)
class Explained:
    """One verb: its word, whether it is allowed, and why."""

    word: str
    is_allowed: bool
    sentence: str


class QuestionForm(forms.Form):
    """Which member, which section."""

    member = forms.CharField(label=gettext_lazy("Member"), max_length=30)
    section = forms.ChoiceField(label=gettext_lazy("Section"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(row.slug, " › ".join(step.name for step in path_to(row.pk))) for row in matrix().sections.values()]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def clean_member(self) -> Member:
        """Return the member of that name."""
        found = Member.objects.named(self.cleaned_data["member"]).first()
        if found is None:
            raise forms.ValidationError(_("There is no member of this name."))
        return found


@administrators_only
@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """Answer `?member=…&section=…` with a sentence for each verb."""
    form = QuestionForm(request.GET or None)
    answers: list[Explained] = []
    heading = _("What does a member see, and why")
    groups_of_member = ""
    if form.is_valid():
        member, section = form.cleaned_data["member"], matrix().by_slug[form.cleaned_data["section"]]
        heading = _("%(member)s in %(section)s") % {"member": member.display_name, "section": section.name}
        words = verb_words()
        answers = [
            Explained(words[row.verb], row.is_allowed, row.sentence) for row in explain(member, section.pk, now())
        ]
        groups_of_member = ", ".join(name_of(groups().by_id[number]) for number in member.group_ids)
    context = {
        "form": form, "answers": answers, "heading": heading, "groups": groups_of_member, "action": request.path,
    }  # fmt: skip
    return render(request, "admin/explained.html", context)
