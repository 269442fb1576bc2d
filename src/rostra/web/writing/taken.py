"""Whether a text that a browser still keeps was taken, so that it need not be kept any longer.

Only the text that was typed counts: what differs by a word from what is stored is never said to be posted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from rostra.kit.lines import one_line
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.newsdesk.models import Story
from rostra.topics.beginnings import begun_as
from rostra.topics.body import make_body
from rostra.topics.models import Post, Revision
from rostra.web.desk.keeping import digest_of
from rostra.web.writer import writer_or_text_kept
from rostra.web.writing.drafts import fields_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What the browser keeps: `base` is the revision that the text was made from."""

    kind: str
    number: int
    key: str
    base: int
    title: str
    body: str
    fields: Mapping[str, str]


@require_POST
@writer_or_text_kept
def posted(request: HttpRequest, member: Member) -> HttpResponse:
    """Say whether a form that this member sent was taken as it was typed."""
    kept = _kept(request)
    return JsonResponse({"posted": kept is not None and _TAKEN[kept.kind](kept, member)})


def _kept(request: HttpRequest) -> _Kept | None:
    sent = request.POST
    kind, _dash, text = sent.get("place", "").partition("-")
    number, fields = number_in(text), fields_in(sent.get("fields", ""))
    if number is None or fields is None or kind not in _TAKEN:
        return None
    return _Kept(
        kind=kind, number=number, key=sent.get("key", "")[:64], base=number_in(sent.get("base", "")) or 0,
        title=one_line(sent.get("title", "")), body=sent.get("body", "").replace("\r\n", "\n"), fields=fields,
    )  # fmt: skip


def _is_replied(kept: _Kept, member: Member) -> bool:
    post = Post.objects.filter(author=member, key=kept.key, topic_id=kept.number, seq__gt=1).first()
    return post is not None and _says(_first(post), kept, member)


def _is_started(kept: _Kept, member: Member) -> bool:
    post = Post.objects.filter(author=member, key=kept.key, seq=1).select_related("topic").first()
    return post is not None and begun_as(post) == (kept.number, kept.title) and _says(_first(post), kept, member)


def _first(post: Post) -> str:
    return Revision.objects.values_list("source", flat=True).get(post=post, number=1)


def _is_edited(kept: _Kept, member: Member) -> bool:
    """An older revision that said the same is not what was sent now."""
    rows = Revision.objects.filter(post_id=kept.number, made_by=member, number__gt=kept.base)
    return any(_says(source, kept, member) for source in rows.values_list("source", flat=True))


def _says(stored: str, kept: _Kept, member: Member) -> bool:
    """Say whether a stored text is the typed one; quotes in it may have been told where their words stand."""
    if stored.strip() == kept.body.strip():
        return True
    try:
        return stored.strip() == make_body(kept.body, author=member).source.strip()
    except Refused:
        return False


def _is_saved(kept: _Kept, member: Member) -> bool:
    mine = Story.objects.editable_by(member)
    row = mine.filter(pk=kept.number) if kept.number else mine.filter(author=member, form_key=kept.key)
    story = row.only("forms").first()
    return story is not None and story.forms.get(digest_of(kept.body, kept.fields), 0) > kept.base


_TAKEN = {"topic": _is_replied, "section": _is_started, "post": _is_edited, "story": _is_saved}
