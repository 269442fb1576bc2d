"""The pages of the desk as frozen models."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from rostra.media.models import Upload
from rostra.media.queries import picture_of, ready
from rostra.members.models import Member
from rostra.newsdesk.addresses import story_url
from rostra.newsdesk.checks import Check, checks_for
from rostra.newsdesk.correcting import Answer
from rostra.newsdesk.models import Story
from rostra.newsdesk.rows import facts_for
from rostra.newsdesk.wording import PictureWords, alts_in
from rostra.sections.access import matrix
from rostra.topics.models import Draft
from rostra.ui.paging import Pager
from rostra.ui.shapes import ComposerView, SectionMark
from rostra.web.desk.differing import Difference
from rostra.web.desk.forms import StoryForm, zone_of
from rostra.web.desk.keeping import place_of
from rostra.web.desk.sent import Sent
from rostra.web.paging import LIST_PAGE, page_count
from rostra.web.rows import section_mark

# In the order of the tabs.
STATES = (Story.State.DRAFT, Story.State.SCHEDULED, Story.State.PUBLISHED, Story.State.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story in the list."""

    url: str
    headline: str
    section: SectionMark
    author: str
    changed_at: dt.datetime
    publish_at: dt.datetime | None
    published_at: dt.datetime | None
    problem: str
    removal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """The stories in one state, newest change first."""

    state: str
    tabs: tuple[tuple[str, str, int], ...]
    rows: tuple[StoryLine, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureForm:
    """A picture of the story with the fields for its words."""

    token: str
    name: str
    url: str
    width: int
    height: int
    words: PictureWords
    alt_in_text: str
    is_lead: bool
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why a story was taken back, and by whom and when, unless a moderator had removed it before."""

    name: str
    at: dt.datetime | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """The form of one story with its checks."""

    story_id: int
    state: str
    revision: int
    saved_at: dt.datetime | None
    saved_by: str
    problem: str
    removal: str
    withdrawal: Withdrawal | None
    typed_at: dt.datetime | None
    publish_at: dt.datetime | None
    form: StoryForm
    composer: ComposerView
    pictures: tuple[PictureForm, ...]
    badge: PictureForm | None
    lead: str
    lead_words: PictureWords
    checks: tuple[Check, ...]
    changes: tuple[Difference, ...]
    errors: tuple[tuple[str, str], ...]
    answer: Answer
    reason: str
    publish_at_typed: str
    public_url: str

    @property
    def blocking(self) -> int:
        """How many checks block the story."""
        return sum(check.kind == "fail" for check in self.checks)

    @property
    def wrong(self) -> Mapping[str, str]:
        """What is wrong at a control that is no field of the form, by the control's id."""
        return dict(self.errors)

    @property
    def changes_lead(self) -> bool:
        """Whether something stands where another lead picture is chosen."""
        return "id_lead_file" in self.wrong or self.lead_words != PictureWords()

    @property
    def is_out(self) -> bool:
        """Whether readers see the story."""
        return self.state == Story.State.PUBLISHED


def words_for_states() -> Mapping[str, str]:
    """Return what the tabs are called."""
    return {
        Story.State.DRAFT: _("Drafts"),
        Story.State.SCHEDULED: _("Scheduled"),
        Story.State.PUBLISHED: _("Published"),
        Story.State.WITHDRAWN: _("Withdrawn"),
    }


def desk_page(*, member: Member, state: str, number: int) -> DeskPage:
    """Read one page of the stories in `state` that the member may work on."""
    mine = Story.objects.editable_by(member)
    counts = dict(mine.values_list("state").annotate(Count("pk")).order_by())
    words = words_for_states()
    start = (number - 1) * LIST_PAGE
    rows = (
        mine.filter(state=state)
        .select_related("author", "topic")
        .order_by("-changed_at", "-pk")[start : start + LIST_PAGE]
    )
    query = (("state", state),) if state != Story.State.DRAFT else ()
    return DeskPage(
        state=state,
        tabs=tuple((one, words[one], counts.get(one, 0)) for one in STATES),
        rows=tuple(_line(row) for row in rows),
        pager=Pager(
            current=number, last=page_count(counts.get(state, 0), LIST_PAGE), path=reverse("desk:list"), query=query
        ),
    )


def _line(row: Story) -> StoryLine:
    return StoryLine(
        url=reverse("desk:story", args=[row.pk]),
        headline=row.headline,
        section=section_mark(matrix().sections[row.section_id]),
        author=row.author.display_name,
        changed_at=row.changed_at,
        publish_at=row.publish_at,
        published_at=row.published_at,
        problem=row.problem,
        removal=removal_of(row),
    )


def removal_of(story: Story | None) -> str:
    """Say that a moderator took a published story out of sight, and why; nothing when readers see it."""
    topic = story.topic if story and story.state == Story.State.PUBLISHED else None
    if topic is None or not topic.removed_at:
        return ""
    sentence = _("A moderator removed this story. Readers do not see it until a moderator brings it back.")
    reason = topic.removal_reason
    return _("%(sentence)s The reason: %(reason)s") % {"sentence": sentence, "reason": reason} if reason else sentence


def _withdrawal_of(story: Story | None) -> Withdrawal | None:
    if story is None or story.state != Story.State.WITHDRAWN:
        return None
    topic, reason = story.topic, story.withdrawal_reason
    # A topic that a moderator removed before keeps who that was.
    if topic is None or topic.removed_by is None or topic.removal_reason != reason:
        return Withdrawal(name="", at=None, reason=reason)
    return Withdrawal(name=topic.removed_by.display_name, at=topic.removed_at, reason=reason)


def story_page(
    *,
    member: Member,
    story: Story | None,
    sent: Sent,
    draft: Draft | None = None,
    preview: Markup = Markup(""),
    changes: tuple[Difference, ...] = (),
) -> StoryPage:
    """Build the form of a story from what is stored or was sent."""
    wording = sent.wording
    pictures = _pictures(sent)
    return StoryPage(
        story_id=story.pk if story else 0,
        state=story.state if story else Story.State.DRAFT,
        revision=sent.revision,
        saved_at=story.changed_at if story else None,
        saved_by=story.changed_by.display_name if story else "",
        problem=story.problem if story else "",
        removal=(removal := removal_of(story)),
        withdrawal=_withdrawal_of(story),
        typed_at=draft.saved_at if draft else None,
        publish_at=story.publish_at if story else None,
        form=sent.form,
        composer=_composer(story, sent, draft, preview),
        pictures=tuple(row for row in pictures if row.token != wording.badge or row.is_lead),
        badge=next((row for row in pictures if row.token == wording.badge), None),
        lead=wording.lead,
        lead_words=sent.lead_words,
        checks=tuple(checks_for(wording, facts_for(wording))),
        changes=changes,
        errors=tuple(sent.errors),
        answer=sent.answer,
        reason=sent.reason,
        publish_at_typed=sent.publish_at or _local(story.publish_at if story else None, member),
        public_url=story_url(story) if story and story.state == Story.State.PUBLISHED and not removal else "",
    )


def _local(moment: dt.datetime | None, member: Member) -> str:
    return moment.astimezone(zone_of(member)).strftime("%Y-%m-%dT%H:%M") if moment else ""


def _composer(story: Story | None, sent: Sent, draft: Draft | None, preview: Markup) -> ComposerView:
    return ComposerView(
        action=reverse("desk:story", args=[story.pk]) if story else reverse("desk:new"),
        label=_("Story"),
        submit=_("Save changes") if story and story.state == Story.State.PUBLISHED else _("Save draft"),
        key=sent.key,
        place=place_of(story),
        body=sent.wording.body,
        draft_number=draft.number if draft else sent.draft_number,
        draft_saved_at=draft.saved_at if draft else None,
        preview=preview,
        may_upload=True,
        needs_text=False,
        alt=sent.alt,
        errors=tuple(sent.errors),
        sums_up=False,
        hidden=(("revision", str(sent.revision)), ("lead", sent.wording.lead), ("badge", sent.wording.badge)),
    )


def _pictures(sent: Sent) -> list[PictureForm]:
    wording = sent.wording
    tokens = [*wording.tokens(), *([wording.badge] if wording.badge else [])]
    uploads = {row.token: row for row in Upload.objects.filter(token__in=tokens)} if tokens else {}
    shown = {row.token: picture_of(row) for row in ready(token__in=tokens)} if tokens else {}
    alts = alts_in(wording.body)
    return [
        PictureForm(
            token=token,
            name=uploads[token].name,
            url=shown[token].url if token in shown else "",
            width=shown[token].width if token in shown else 0,
            height=shown[token].height if token in shown else 0,
            words=wording.pictures.get(token, PictureWords()),
            alt_in_text=alts.get(token, ""),
            is_lead=token == wording.lead,
            state=uploads[token].state,
        )
        for token in dict.fromkeys(tokens)
        if token in uploads
    ]
