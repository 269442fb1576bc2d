"""Drafts saved as one types, previews, and names offered after an @."""

import json
import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.markup.render import BROKEN, require_length
from rostra.markup.wording import in_words
from rostra.members.models import Member
from rostra.topics.actions.save_draft import StaleDraft, empty_draft, save_draft
from rostra.topics.body import make_body
from rostra.web.writer import writer_or_text_kept

_MOST_OF_FORM = 40_000  # characters; all fields of a story filled to the last are a third of that
_PLACE = re.compile(r"(?:topic|section|post|story)-\d{1,18}")


@require_POST
@writer_or_text_kept
def save(request: HttpRequest, member: Member) -> HttpResponse:
    """Keep a draft; 409 with the stored one when it was changed in another window."""
    place, source = request.POST.get("place", ""), request.POST.get("body", "").replace("\r\n", "\n")
    number = number_in(request.POST.get("number", "0"), digits=9)
    fields = fields_in(request.POST.get("fields", ""))
    if not _PLACE.fullmatch(place) or number is None or fields is None:
        return JsonResponse({"error": _("This draft cannot be kept.")}, status=400)
    title = request.POST.get("title", "")[:200]
    try:
        require_length(source)
        if not source and not title and not fields:
            empty_draft(member=member, place=place, number=number)
            return JsonResponse({"number": 0, "saved_at": now().isoformat()})
        kept = save_draft(
            member=member, place=place, title=title, source=source, fields=fields, number=number, at=now()
        )
    except StaleDraft as stale:
        told = {
            "error": stale.sentence,
            "number": stale.kept.number,
            "body": stale.kept.source,
            "title": stale.kept.title,
            "fields": stale.kept.fields,
        }
        return JsonResponse(told, status=409)
    except Refused as refused:
        # A page that is answered 400 says so and goes on saving: the text may be shortened.
        return JsonResponse({"error": refused.sentence}, status=400 if refused.code == "too_long" else 403)
    return JsonResponse({"number": kept.number, "saved_at": kept.saved_at.isoformat()})


def fields_in(sent: str) -> dict[str, str] | None:
    """Return the texts of a form that is kept whole, by their names; `None` when they are no such thing."""
    try:
        said = json.loads(sent[: _MOST_OF_FORM + 1] or "{}")
    except (ValueError, RecursionError):
        return None
    if len(sent) > _MOST_OF_FORM or not isinstance(said, dict):
        return None
    return said if all(_is_text(value) and _is_text(name) for name, value in said.items()) else None


def _is_text(value: object) -> bool:
    """Say whether a database keeps this as text."""
    return isinstance(value, str) and not BROKEN.search(value)


@require_POST
@writer_or_text_kept
def preview(request: HttpRequest, member: Member) -> HttpResponse:
    """Answer the HTML that a text would become."""
    try:
        body = make_body(request.POST.get("body", "").replace("\r\n", "\n"), author=member, prefix="preview-")
    except Refused as refusal:
        return JsonResponse({"error": refusal.sentence}, status=422)
    return HttpResponse(in_words(body.html))
