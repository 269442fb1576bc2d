"""The desk: its lists, the form of a story, and the buttons that send it out or take it back."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from markupsafe import Markup

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk.actions.schedule_story import schedule_story, unschedule_story
from rostra.newsdesk.actions.withdraw_story import withdraw_story
from rostra.newsdesk.checks import NotPublishable
from rostra.newsdesk.models import Story
from rostra.newsdesk.rows import EditedMeanwhile
from rostra.newsdesk.wording import wording_of
from rostra.topics import policy
from rostra.topics.models import Draft
from rostra.ui.rendering import render
from rostra.ui.views import forbidden
from rostra.web.desk import saving
from rostra.web.desk.differing import Difference, differences
from rostra.web.desk.forms import moment_from, news_sections
from rostra.web.desk.keeping import draft_of, with_draft
from rostra.web.desk.page import STATES, desk_page, story_page
from rostra.web.desk.previewing import preview_page
from rostra.web.desk.sent import Sent, sent, stored
from rostra.web.paging import asked_page
from rostra.web.writer import writer_or_text_kept
from rostra.web.writing.correcting import CONTROLS

Step = Callable[[Story, Sent], Story]


@never_cache
@require_safe
@writer_or_text_kept
def show_list(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the stories in one state."""
    if not news_sections(member):
        return _closed(request)
    state = request.GET.get("state", Story.State.DRAFT)
    if state not in STATES:
        raise Http404
    page = desk_page(member=member, state=state, number=asked_page(request))
    if page.pager.current > page.pager.last:
        raise Http404
    return render(request, "desk/list.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@writer_or_text_kept
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """Begin a story."""
    sections = news_sections(member)
    if not sections:
        return _closed(request)
    if request.method != "POST":
        slug = request.GET.get("section", "")
        chosen = next((row for row in sections if row.slug == slug), sections[0])
        return _first(request, member, None, chosen.pk)
    return _saved(request, member, None, sections[0].pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@writer_or_text_kept
def story(request: HttpRequest, member: Member, story_id: int) -> HttpResponse:
    """Show the form of a story, or save it."""
    row = _story(member, story_id)
    if request.method != "POST":
        return _first(request, member, row, row.section_id)
    return _saved(request, member, row, row.section_id)


@never_cache
@require_safe
@writer_or_text_kept
def preview(request: HttpRequest, member: Member, story_id: int) -> HttpResponse:
    """Show a story as readers will see it."""
    row = _story(member, story_id)
    return render(request, "desk/preview.html", {"page": preview_page(row)})


@never_cache
@require_POST
@writer_or_text_kept
def publish(request: HttpRequest, member: Member, story_id: int) -> HttpResponse:
    """Save a story and publish it."""

    def step(row: Story, _typed: Sent) -> Story:
        return saving.publish(row, member=member)

    return _saved(request, member, _story(member, story_id), 0, step)


@never_cache
@require_POST
@writer_or_text_kept
def schedule(request: HttpRequest, member: Member, story_id: int) -> HttpResponse:
    """Save a story and let it publish itself."""

    def step(row: Story, typed: Sent) -> Story:
        moment = moment_from(typed.publish_at, member)
        if moment is None:
            raise Refused("no_time", _("Choose the day and the time."))
        return schedule_story(editor=member, story_id=row.pk, publish_at=moment, base_revision=row.revision, at=now())

    return _saved(request, member, _story(member, story_id), 0, step)


@never_cache
@require_POST
@writer_or_text_kept
def unschedule(request: HttpRequest, member: Member, story_id: int) -> HttpResponse:
    """Take a story off the schedule."""
    row = _story(member, story_id)
    return _acted(request, member, row, lambda typed: unschedule_story(
        editor=member, story_id=row.pk, base_revision=typed.revision, at=now()
    ))  # fmt: skip


@never_cache
@require_POST
@writer_or_text_kept
def withdraw(request: HttpRequest, member: Member, story_id: int) -> HttpResponse:
    """Take a published story back."""
    row = _story(member, story_id)
    return _acted(request, member, row, lambda typed: withdraw_story(
        editor=member, story_id=row.pk, reason=typed.reason, base_revision=typed.revision, at=now()
    ))  # fmt: skip


def _story(member: Member, story_id: int) -> Story:
    rows = Story.objects.editable_by(member).select_related("author", "badge", "changed_by", "topic__removed_by")
    found = rows.filter(pk=story_id).first()
    if found is None:
        raise Http404
    return found


def _closed(request: HttpRequest) -> HttpResponse:
    return forbidden(request, Refused("no_publish", _("The news desk is open to those who may publish news.")))


def _first(request: HttpRequest, member: Member, row: Story | None, section_id: int) -> HttpResponse:
    draft, typed = draft_of(row, member), stored(row, member, section_id)
    return _page(request, member, row, with_draft(typed, draft, member) if draft else typed, draft=draft)


def _saved(
    request: HttpRequest, member: Member, row: Story | None, section_id: int, step: Step | None = None
) -> HttpResponse:
    """Save what was sent, take the step if there is one, and show the story; or show the form with what is wrong."""
    typed = sent(request, member, section_id or (row.section_id if row else 0))
    if request.POST.get("do") == "preview":
        return _page(request, member, row, typed, preview=saving.preview(typed, member=member))
    if typed.errors or typed.form.errors:
        return _page(request, member, row, typed, status=422)
    try:
        row = saving.save(typed, member=member, story=row)
        typed.revision = row.revision
        row = step(row, typed) if step else row
    except EditedMeanwhile as meanwhile:
        return _conflict(request, member, meanwhile.story, typed)
    except NotPublishable as refused:
        for check in refused.checks:
            if check.kind == "fail":
                typed.refuse(check.control, check.detail)
        return _page(request, member, _story(member, row.pk) if row else None, typed, status=422)
    except Refused as refused:
        typed.refuse(_CONTROLS.get(refused.code, ""), refused.sentence)
        return _page(request, member, _story(member, row.pk) if row else None, typed, status=422)
    return HttpResponseRedirect(reverse("desk:story", args=[row.pk]))


_CONTROLS = {
    **CONTROLS, "no_time": "publish_at", "past": "publish_at", "has_topic": "id_section", "not_news": "id_section",
    "too_long": "story-body", "reason_missing": "reason",
}  # fmt: skip


def _acted(request: HttpRequest, member: Member, row: Story, act: Callable[[Sent], Story]) -> HttpResponse:
    typed = stored(row, member, row.section_id)
    typed.revision = number_in(request.POST.get("revision", "")) or 0
    typed.reason = request.POST.get("reason", "")
    try:
        act(typed)
    except Refused as refused:
        typed.revision = row.revision
        typed.refuse(_CONTROLS.get(refused.code, ""), refused.sentence)
        return _page(request, member, row, typed, status=422)
    return HttpResponseRedirect(reverse("desk:story", args=[row.pk]))


def _conflict(request: HttpRequest, member: Member, now_there: Story, typed: Sent) -> HttpResponse:
    """Show how what was typed differs from what somebody else saved; saving again puts the typed text there."""
    changes = differences(wording_of(now_there), typed.wording)
    typed.revision = now_there.revision
    sentence = (
        _("This form was saved before. Below is how your text differs from the story; save it to put it there.")
        if now_there.form_key == typed.key
        else _("%(name)s saved this story while you were writing. Below is how your text differs from theirs.")
        % {"name": now_there.changed_by.display_name}
    )
    typed.errors.append(("story-body", sentence))
    return _page(request, member, _story(member, now_there.pk), typed, changes=changes, status=409)


def _page(
    request: HttpRequest,
    member: Member,
    row: Story | None,
    typed: Sent,
    *,
    draft: Draft | None = None,
    preview: Markup = Markup(""),
    changes: tuple[Difference, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page = story_page(member=member, story=row, sent=typed, draft=draft, preview=preview, changes=changes)
    refusal = policy.why_not_publish(member, typed.wording.section_id, now()) if row else None
    if refusal:
        return forbidden(request, Refused(*refusal))
    return render(request, "desk/story.html", {"page": page}, status=status)
