"""Starting a topic: the form, its preview, and back with the text when something is wrong."""

from dataclasses import replace

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostra.kit.clock import now
from rostra.kit.lines import LineField
from rostra.kit.paths import path_of
from rostra.kit.refusal import Refused
from rostra.markup.wording import in_words
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.sections.access import matrix, may, path_to, sections_where
from rostra.sections.models import Section
from rostra.topics import policy
from rostra.topics.actions.save_draft import discard_posted
from rostra.topics.actions.start_topic import start_topic
from rostra.topics.models import Draft
from rostra.ui.giving_back import text_back, text_kept
from rostra.ui.rendering import render
from rostra.ui.shapes import ComposerView
from rostra.web.addresses import section_url, topic_url
from rostra.web.beside_text import alt_left, draft_number_of
from rostra.web.topic.composing import after, new_key
from rostra.web.writer import with_files, written

LONGEST_TITLE = 200
_MOST_ELSEWHERE = 12  # as many as the menu of what one may create has


class TitleForm(forms.Form):
    """The title of a topic; the text has the composer."""

    title = LineField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "class": "input"}),
        error_messages={"required": gettext_lazy("Give the topic a title.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form for a new topic in a section, preview it, or post it."""
    viewer = viewer_of(request)
    section = matrix().by_slug.get(slug)
    if section is None or not may(viewer, "read", section.pk):
        raise Http404
    if not isinstance(viewer, Member):
        return text_kept(request, back=request.path)
    if request.method != "POST":
        return _first(request, viewer, section)
    return _posted(request, viewer, section)


def _first(request: HttpRequest, member: Member, section: Section) -> HttpResponse:
    draft = Draft.objects.filter(member=member, place=f"section-{section.pk}").first()
    form = TitleForm(initial={"title": draft.title if draft else ""})
    view = _composer(member, section, body=draft.source if draft else "", draft=draft)
    return _page(request, member, section, form, view)


def _posted(request: HttpRequest, member: Member, section: Section) -> HttpResponse:
    form = TitleForm(request.POST)
    text = request.POST.get("body", "").replace("\r\n", "\n")
    key = request.POST.get("key", "")[:64] or new_key()
    number = draft_number_of(request)
    view = replace(_composer(member, section, body=text, key=key, number=number), alt=alt_left(request, text))
    if not form.is_valid():
        return _page(request, member, section, form, view, status=422)
    try:
        text = with_files(request, member, text)
        body = written(text, author=member, prefix=key[:8])
        if request.POST.get("do") == "preview":
            shown = replace(view, body=text, preview=in_words(body.html), alt=alt_left(request, text))
            return _page(request, member, section, form, shown)
        topic = start_topic(
            author=member, section_id=section.pk, title=form.cleaned_data["title"], body=body, key=key, at=now()
        )
    except Refused as refusal:
        wrong = after(refusal, replace(view, body=text, alt=alt_left(request, text)))
        return _page(request, member, section, form, wrong, status=422)
    discard_posted(member=member, place=view.place, number=number, source=text, title=topic.title)
    return HttpResponseRedirect(topic_url(topic))


def _composer(
    member: Member,
    section: Section,
    *,
    body: str,
    key: str = "",
    draft: Draft | None = None,
    number: int = 0,
) -> ComposerView:
    return ComposerView(
        action=f"{section_url(section)}new/",
        label=_("First post"),
        submit=_("Start topic"),
        key=key or new_key(),
        place=f"section-{section.pk}",
        body=body,
        draft_number=draft.number if draft else number,
        draft_saved_at=draft.saved_at if draft else None,
        may_upload=may(member, "upload", section.pk),
    )


def _page(
    request: HttpRequest,
    member: Member,
    section: Section,
    form: TitleForm,
    composer: ComposerView,
    status: int = 200,
) -> HttpResponse:
    refusal = policy.why_not_start(member, section.pk, now())
    if refusal and request.method == "POST":
        return text_back(request, refusal[1], back=section_url(section))
    context = {
        "section": section,
        "steps": [(row.name, section_url(row)) for row in path_to(section.pk)],
        "form": form,
        "composer": composer,
        "refusal": refusal[1] if refusal else "",
        "section_url": section_url(section),
        "elsewhere": _open_to(member) if refusal else [],
    }
    return render(request, "writing/start.html", context, status=403 if refusal else status)


def _open_to(member: Member) -> list[tuple[str, str]]:
    """Return name and form of the sections where the member may start a topic now, all from memory; some of many."""
    at = now()
    rows = [row for row in sections_where(member, "start") if policy.why_not_start(member, row.pk, at) is None]
    return [(row.name, path_of("topic:start", row.slug)) for row in rows[:_MOST_ELSEWHERE]]
