"""What whoever changes a published story where readers see it is asked, as at the desk: does this correct something?"""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy

from rostra.newsdesk.correcting import Answer
from rostra.newsdesk.models import Story
from rostra.topics.models import Topic

ANSWERS = {"yes": True, "no": False}
MOST = 600  # characters of a correction
# The control that a refusal is about.
CONTROLS = {"correction_unanswered": "is_correction_yes", "correction_missing": "correction"}


def is_story_out(topic: Topic) -> bool:
    """Say whether a topic carries a published story; one query for topics of stories, none for others."""
    if topic.kind != Topic.Kind.STORY:
        return False
    return Story.objects.filter(topic=topic, state=Story.State.PUBLISHED).exists()


def answer_in(sent: Mapping[str, str]) -> Answer:
    """Return what a form answers."""
    return Answer(ANSWERS.get(sent.get("is_correction", "")), sent.get("correction", "")[:MOST])


class CorrectionFields(forms.Form):
    """The question as fields of a form; the newsdesk says when it must be answered."""

    is_correction = forms.ChoiceField(
        label=gettext_lazy("Is this change a correction?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Yes, something was wrong")),
            ("no", gettext_lazy("No, it adds or clarifies")),
        ],
    )
    correction = forms.CharField(
        label=gettext_lazy("Correction"),
        required=False,
        max_length=MOST,
        help_text=gettext_lazy("Readers see it at the end of the story, with the date."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
