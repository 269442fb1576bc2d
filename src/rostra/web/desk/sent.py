"""What came with a sent form: the text, the files, the words for the pictures; nothing of it is lost on an error."""

from dataclasses import dataclass, field, replace

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.media.actions.receive_upload import receive_upload
from rostra.media.models import Upload
from rostra.members.models import Member
from rostra.newsdesk.correcting import Answer
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import PictureWords, Wording, credited, wording_of
from rostra.web.beside_text import alt_left, control_of, draft_number_of
from rostra.web.desk.forms import StoryForm, initial_of, wording_from
from rostra.web.topic.composing import new_key
from rostra.web.writer import with_files
from rostra.web.writing.correcting import answer_in

_WORDS = {"alt": 500, "credit": 200, "caption": 500}


@dataclass
class Sent:
    """A story as its form has it. `errors` are pairs of the id of a control and what is wrong there."""

    form: StoryForm
    wording: Wording
    key: str
    revision: int
    draft_number: int = 0
    alt: str = ""
    lead_words: PictureWords = field(default_factory=PictureWords)
    """What was typed for a lead picture that is not there (yet)."""
    publish_at: str = ""
    answer: Answer = field(default_factory=Answer)
    reason: str = ""
    """Why a story is withdrawn."""
    errors: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, control: str, sentence: str) -> None:
        """Say what is wrong at a control; a field of the form says it itself."""
        name = control.removeprefix("id_")
        if self.form.is_bound and name in self.form.fields:
            self.form.add_error(name, sentence)
        else:
            self.errors.append((control, sentence))


def stored(story: Story | None, member: Member, section_id: int) -> Sent:
    """Return the form of a stored story, or of one that is to be begun."""
    wording = wording_of(story) if story else Wording(section_id=section_id, headline="", byline=member.display_name)
    form = StoryForm(initial=initial_of(wording), member=member)
    return Sent(form=form, wording=wording, key=new_key(), revision=story.revision if story else 0)


def sent(request: HttpRequest, member: Member, section_id: int) -> Sent:
    """Read a sent form. Files are taken in at once, so that they need not be chosen again after an error."""
    posted, errors = request.POST, list[tuple[str, str]]()
    body = posted.get("body", "").replace("\r\n", "\n")
    try:
        body = with_files(request, member, body)
    except Refused as refused:
        errors.append((control_of(refused, "story"), refused.sentence))
    lead = _picture(request, member, "lead", errors)
    badge = _picture(request, member, "badge", errors)
    form = StoryForm(posted, member=member)
    form.is_valid()
    words = {token: _words(posted, f"-{token}") for token in _described(posted)}
    lead_words = _words(posted, "-lead")
    if lead and lead not in words:
        words[lead], lead_words = lead_words, PictureWords()
    elif lead_words != PictureWords() and not request.FILES.get("lead_file"):
        errors.append(("id_lead_file", _("Choose the picture that these words are for, or take the words out.")))
    wording = wording_from(form, body=body, lead=lead, badge=badge, words=words, otherwise=section_id)
    return Sent(
        form=form,
        wording=replace(wording, pictures=_complete(wording, words)),
        key=posted.get("key", "")[:64] or new_key(),
        revision=number_in(posted.get("revision", "")) or 0,
        draft_number=draft_number_of(request),
        alt=alt_left(request, body),
        lead_words=lead_words,
        publish_at=posted.get("publish_at", "")[:40],
        answer=answer_in(posted.dict()),
        errors=errors,
    )


def _complete(wording: Wording, said: dict[str, PictureWords]) -> dict[str, PictureWords]:
    """Return words for every picture of the story; what the form leaves open, the picture's file or sender says."""
    uploads = {row.token: row for row in Upload.objects.filter(token__in=wording.tokens())}
    return {token: _or_its_own(said.get(token), uploads.get(token)) for token in wording.tokens()}


def _or_its_own(said: PictureWords | None, upload: Upload | None) -> PictureWords:
    if upload is None:
        return said or PictureWords()
    if said is None:
        return PictureWords(upload.alt, upload.credit, upload.caption)
    return PictureWords(said.alt or upload.alt, said.credit or upload.credit, said.caption)


def _picture(request: HttpRequest, member: Member, name: str, errors: list[tuple[str, str]]) -> str:
    file = request.FILES.get(f"{name}_file")
    if not file:
        return "" if request.POST.get(f"remove_{name}") else request.POST.get(name, "")[:24]
    try:
        return receive_upload(owner=member, file=file, name=file.name or "", size=file.size or 0, at=now()).token
    except Refused as refused:
        errors.append((f"id_{name}_file", refused.sentence))
        return request.POST.get(name, "")[:24]


def _described(posted: QueryDict) -> list[str]:
    return [name.removeprefix("credit-") for name in posted if name.startswith("credit-") and name != "credit-lead"]


def _words(posted: QueryDict, suffix: str) -> PictureWords:
    words = PictureWords(**{name: posted.get(f"{name}{suffix}", "").strip()[:most] for name, most in _WORDS.items()})
    return replace(words, credit=credited(words.credit))
