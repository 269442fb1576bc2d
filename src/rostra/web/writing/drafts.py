"""Drafts saved as one types, previews, and names offered after an @."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.markup.render import MAX_CHARACTERS
from rostra.members.models import Member
from rostra.topics.actions.save_draft import StaleDraft, empty_draft, save_draft
from rostra.topics.body import make_body
from rostra.topics.models import Post, Revision
from rostra.web.writer import writer_or_text_kept

_PLACE = re.compile(r"(?:topic|section|post|story)-\d{1,18}")


@require_POST
@writer_or_text_kept
def save(request: HttpRequest, member: Member) -> HttpResponse:
    """Keep a draft; 409 with the stored one when it was changed in another window."""
    place, source = request.POST.get("place", ""), request.POST.get("body", "").replace("\r\n", "\n")
    number = number_in(request.POST.get("number", "0"), digits=9)
    if not _PLACE.fullmatch(place) or number is None or len(source) > MAX_CHARACTERS:
        return JsonResponse({"error": _("This draft cannot be kept.")}, status=400)
    title = request.POST.get("title", "")[:200]
    try:
        if not source and not title:
            empty_draft(member=member, place=place, number=number)
            return JsonResponse({"number": 0, "saved_at": now().isoformat()})
        kept = save_draft(member=member, place=place, title=title, source=source, number=number, at=now())
    except StaleDraft as stale:
        told = {
            "error": stale.sentence,
            "number": stale.kept.number,
            "body": stale.kept.source,
            "title": stale.kept.title,
        }
        return JsonResponse(told, status=409)
    except Refused as refused:
        return JsonResponse({"error": refused.sentence}, status=403)
    return JsonResponse({"number": kept.number, "saved_at": kept.saved_at.isoformat()})


@require_POST
@writer_or_text_kept
def posted(request: HttpRequest, member: Member) -> HttpResponse:
    """Say whether a form that this member sent was taken, so that a browser need not keep its text any longer."""
    key, place = request.POST.get("key", "")[:64], request.POST.get("place", "")
    post_id = number_in(place.removeprefix("post-"))
    if key and Post.objects.filter(author=member, key=key).exists():
        return JsonResponse({"posted": True})
    text = request.POST.get("body", "").replace("\r\n", "\n").strip()
    own = Revision.objects.filter(post_id=post_id, made_by=member) if post_id is not None else Revision.objects.none()
    return JsonResponse({"posted": any(source.strip() == text for source in own.values_list("source", flat=True))})


@require_POST
@writer_or_text_kept
def preview(request: HttpRequest, member: Member) -> HttpResponse:
    """Answer the HTML that a text would become."""
    try:
        body = make_body(request.POST.get("body", "").replace("\r\n", "\n"), author=member, prefix="preview-")
    except Refused as refusal:
        return JsonResponse({"error": refusal.sentence}, status=422)
    return HttpResponse(body.html)
