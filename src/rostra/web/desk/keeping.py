"""The draft of a story's form: all its texts are kept on the server as they are typed, and stand in the form again."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rostra.members.models import Member
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import PictureWords
from rostra.topics.actions.save_draft import discard_posted
from rostra.topics.models import Draft
from rostra.web.desk.forms import NEW_STORY, StoryForm, wording_from
from rostra.web.desk.sent import Sent
from rostra.web.writing.correcting import answer_in

_BESIDE = {"publish_at", "is_correction", "correction"}
_OF_PICTURE = re.compile(r"(?:alt|credit|caption)-[\w-]{1,64}")


def place_of(story: Story | None) -> str:
    """Return the place of the draft of a story, or of one that is not stored yet."""
    return f"story-{story.pk}" if story else NEW_STORY


def draft_of(story: Story | None, member: Member) -> Draft | None:
    """Return what the member typed and did not save."""
    draft = Draft.objects.filter(member=member, place=place_of(story)).first()
    if draft and story and draft.saved_at <= story.changed_at:
        return None  # Somebody saved the story since; what was typed before that would undo it.
    return draft


def with_draft(stored: Sent, draft: Draft, member: Member) -> Sent:
    """Return the form of a story with what was typed in place of what is stored."""
    said, before = draft.fields, stored.wording
    initial = {**stored.form.initial, **{name: said[name] for name in StoryForm.base_fields if name in said}}
    read = StoryForm(initial, member=member)
    read.is_valid()
    wording = wording_from(
        read, body=draft.source, lead=before.lead, badge=before.badge, words={}, otherwise=before.section_id
    )
    words = {token: _words(said, token, before.pictures.get(token, PictureWords())) for token in wording.tokens()}
    return replace(
        stored,
        form=StoryForm(initial=initial, member=member),
        wording=replace(wording, pictures=words),
        lead_words=_words(said, "lead", PictureWords()),
        publish_at=said.get("publish_at", ""),
        answer=answer_in(said),
    )


def _words(said: Mapping[str, str], token: str, before: PictureWords) -> PictureWords:
    return PictureWords(
        alt=said.get(f"alt-{token}", before.alt),
        credit=said.get(f"credit-{token}", before.credit),
        caption=said.get(f"caption-{token}", before.caption),
    )


def forget(sent: Sent, story: Story | None, member: Member) -> None:
    """Discard the draft that was saved as a story; what another window kept since stays, unless it says the same."""
    kept = Draft.objects.filter(member=member, place=place_of(story)).first()
    if kept is None:
        return
    is_same = kept.source == sent.wording.body and kept.fields == _texts(sent)
    number = kept.number if is_same else sent.draft_number
    discard_posted(member=member, place=kept.place, number=number, source=sent.wording.body)


def digest_of_form(sent: Sent) -> str:
    """Return the digest of what was typed into a sent form."""
    return digest_of(str(sent.form.data.get("body", "")).replace("\r\n", "\n"), _texts(sent))


def digest_of(body: str, fields: Mapping[str, str]) -> str:
    """Return the digest of all that was typed into the form of a story."""
    told = json.dumps([body.strip(), *sorted(fields.items())])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _texts(sent: Sent) -> dict[str, str]:
    """Return the texts of a sent form under the names by which a draft keeps them."""
    posted = sent.form.data
    return {name: str(posted[name]).replace("\r\n", "\n") for name in _kept_names(posted)}


def _kept_names(posted: Iterable[str]) -> list[str]:
    known = _BESIDE | set(StoryForm.base_fields)
    return [name for name in posted if name in known or _OF_PICTURE.fullmatch(name)]
