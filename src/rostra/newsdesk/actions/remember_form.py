"""Remember which forms were saved as a story."""

from django.db import transaction

from rostra.newsdesk.models import Story

_MOST = 50  # forms of one story; a browser asks for one that was sent lately


@transaction.atomic
def remember_form(*, story_id: int, digest: str, revision: int) -> None:
    """Keep that a form of this digest was saved and made this revision."""
    story = Story.objects.select_for_update().only("forms").get(pk=story_id)
    forms = {**story.forms, digest: revision}
    newest = sorted(forms.items(), key=lambda form: form[1])[-_MOST:]
    Story.objects.filter(pk=story_id).update(forms=dict(newest))
