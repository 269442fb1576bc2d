"""Keep what a member has typed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rostra.kit.prepared import prepared
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.topics.models import Draft

# As many as the page of drafts shows; nobody writes at more places, and a program could fill the disk.
MOST_DRAFTS = 200


@dataclass(frozen=True, slots=True)
class _Typed:
    title: str
    source: str
    fields: dict[str, str]


class StaleDraft(Refused):
    """The draft was saved from elsewhere since; `kept` is what is stored, so that both texts can be shown."""

    def __init__(self, kept: Draft) -> None:
        super().__init__("stale_draft", _("This draft was changed in another window. Both texts are kept."))
        self.kept = kept


def save_draft(
    *,
    member: Member,
    place: str,
    title: str,
    source: str,
    number: int,
    at: dt.datetime,
    fields: Mapping[str, str] | None = None,
) -> Draft:
    """Store a draft, or raise `StaleDraft` unless `number` is the one last seen (0 for a first save).

    `fields` are the texts of a form that is kept whole, by their names.
    Raises `Refused` with `too_many_drafts` when a member who has as many as may be kept begins another.
    """
    typed = _Typed(title, source, dict(fields or {}))
    with transaction.atomic():
        # Two windows may save first at the same moment: one makes the row, the other finds it.
        kept, is_new = Draft.objects.select_for_update().get_or_create(
            member=member,
            place=place,
            defaults={**asdict(typed), "number": number + 1, "saved_at": at},
        )
        if is_new:
            _require_room(member)
        return kept if is_new else _save_again(kept, typed, number=number, at=at)


def _require_room(member: Member) -> None:
    if Draft.objects.filter(member=member).count() > MOST_DRAFTS:
        sentence = _("You have %(most)d drafts, so this text is not kept. Post or discard one of them first.")
        raise Refused("too_many_drafts", sentence % {"most": MOST_DRAFTS})


def _save_again(kept: Draft, typed: _Typed, *, number: int, at: dt.datetime) -> Draft:
    if _Typed(kept.title, kept.source, kept.fields) == typed:
        return kept
    if kept.number != number:
        raise StaleDraft(kept)
    kept.title, kept.source, kept.fields, kept.number, kept.saved_at = (
        typed.title, typed.source, typed.fields, number + 1, at,
    )  # fmt: skip
    kept.save(update_fields=["title", "source", "fields", "number", "saved_at"])
    return kept


def discard_draft(*, member: Member, place: str) -> None:
    """Forget a draft: the member threw it away."""
    Draft.objects.filter(member=member, place=place).delete()


@transaction.atomic
def empty_draft(*, member: Member, place: str, number: int) -> None:
    """Forget a draft whose text was taken out, or raise `StaleDraft` unless `number` is the one last seen."""
    kept = Draft.objects.select_for_update().filter(member=member, place=place).first()
    if kept and kept.number != number:
        raise StaleDraft(kept)
    discard_draft(member=member, place=place)


def discard_posted(*, member: Member, place: str, number: int, source: str, title: str = "") -> None:
    """Forget the draft that was posted: the one that its form knows by `number`, or one that says nothing more.

    What another window saved since stays. The draft may be the beginning of what was posted: a save that was under
    way while the member typed the rest. Of a form that is kept whole only the number is asked.
    """
    for draft in _drafts(member.pk, place):  # One at most; who writes without script has none.
        says_no_more = source.startswith(draft.source) and title.startswith(draft.title) and not draft.fields
        if draft.number == number or says_no_more:
            Draft.objects.filter(pk=draft.pk, number=draft.number).delete()


@prepared
def _drafts(member_id: int, place: str) -> QuerySet[Draft]:
    return Draft.objects.filter(member_id=member_id, place=place)
