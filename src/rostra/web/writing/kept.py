"""The page of one's own drafts: where each belongs, and how to go on with it or throw it away."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rostra.kit.numbers import number_in
from rostra.markup.excerpt import excerpt
from rostra.members.models import Member
from rostra.newsdesk.models import Story
from rostra.sections.access import matrix, may
from rostra.topics.actions.save_draft import MOST_DRAFTS, discard_draft
from rostra.topics.models import Draft, Post, Topic
from rostra.ui.rendering import render
from rostra.ui.translations import gettext as _
from rostra.ui.words import apart
from rostra.web.addresses import topic_url
from rostra.web.desk.forms import NEW_STORY, news_sections
from rostra.web.writer import writer_or_text_kept

_EXCERPT = 200
_PICTURE = re.compile(r"!\[((?:[^\]\\]|\\.)*)\]\([^)\s]*\)")  # of which a reader sees the description


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft: `url` leads to the form that holds it; without one its place is gone and the whole text stands here."""

    place: str
    label: str
    url: str
    text: str
    saved_at: dt.datetime


@require_safe
@writer_or_text_kept
def drafts(request: HttpRequest, member: Member) -> HttpResponse:
    """Show what this member has typed and not posted."""
    rows = list(Draft.objects.filter(member=member).order_by("-saved_at", "-pk")[:MOST_DRAFTS])
    return render(request, "writing/drafts.html", {"lines": tuple(_lines(member, rows))})


@require_POST
@writer_or_text_kept
def discard(request: HttpRequest, member: Member) -> HttpResponse:
    """Throw a draft away."""
    discard_draft(member=member, place=request.POST.get("place", "")[:40])
    return HttpResponseRedirect(reverse("topic:drafts"))


def _lines(member: Member, rows: Sequence[Draft]) -> Iterator[DraftLine]:
    topics = {row.pk: row for row in Topic.objects.listed_for(member).filter(pk__in=_numbers(rows, "topic"))}
    edited = Post.objects.listed_for(member).filter(pk__in=_numbers(rows, "post"))
    posts = {row.pk: row for row in edited.select_related("topic")}
    stories = {row.pk: row for row in Story.objects.editable_by(member).filter(pk__in=_numbers(rows, "story"))}
    for draft in rows:
        kind, _dash, text = draft.place.partition("-")
        number = number_in(text) or 0
        label, url = _("A place that is no longer there"), ""
        if kind == "topic" and number in topics:
            label = _("Reply in “%(title)s”", title=apart(topics[number].title))
            url = f"{topic_url(topics[number])}#reply"
        elif kind == "post" and number in posts:
            post = posts[number]
            label = _("Edit of post %(number)d in “%(title)s”", title=apart(post.topic.title), number=post.seq)
            url = reverse("topic:edit", args=[number])
        elif kind == "section" and may(member, "read", number):
            section = matrix().sections[number]
            label = _("New topic in %(name)s", name=apart(section.name))
            url = reverse("topic:start", args=[section.slug])
        elif kind == "story" and number in stories:
            label, url = _("Story at the news desk"), reverse("desk:story", args=[number])
        elif draft.place == NEW_STORY and news_sections(member):
            label, url = _("New story"), reverse("desk:new")
        headline, deck = draft.fields.get("headline", ""), draft.fields.get("deck", "")
        source = "\n".join(filter(None, (draft.title, headline, deck, draft.source))).strip()
        yield DraftLine(
            place=draft.place, label=label, url=url, saved_at=draft.saved_at,
            text=excerpt(_PICTURE.sub(r"\1", source), _EXCERPT) if url else source,
        )  # fmt: skip


def _numbers(rows: Sequence[Draft], kind: str) -> list[int]:
    found = (number_in(row.place.removeprefix(f"{kind}-")) for row in rows if row.place.startswith(f"{kind}-"))
    return [number for number in found if number is not None]
