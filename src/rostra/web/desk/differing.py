"""What differs between a story as it is stored and as it was typed, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rostra.media.models import Upload
from rostra.newsdesk.wording import PictureWords, Wording
from rostra.sections.access import matrix
from rostra.web.desk.forms import RELATIONS, StoryForm, initial_of
from rostra.web.writing.difference import Change, changes_between

_FIRST = ("section", "headline", "deck")  # of the form's fields; text and pictures follow, then the rest


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else, and what leads from the one text to the other."""

    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """What a wording says in one field: `value` is compared, `text` is shown; two files may have one name."""

    label: str
    text: str = ""
    value: object = ""


def differences(before: Wording, after: Wording) -> tuple[Difference, ...]:
    """Return every field in which two wordings of a story differ, in the order of the form."""
    tokens = {*before.tokens(), *after.tokens(), before.badge, after.badge} - {""}
    names = dict(Upload.objects.filter(token__in=tokens).values_list("token", "name"))
    old, new = dict(_said(before, names)), dict(_said(after, names))
    pairs = [
        (old.get(key, _Field(field.label)), new.get(key, _Field(field.label))) for key, field in (old | new).items()
    ]
    return tuple(Difference(a.label, _changes(a.text, b.text)) for a, b in pairs if a.value != b.value)


def _changes(before: str, after: str) -> tuple[Change, ...]:
    return changes_between(before, after) if before != after else (Change("gone", before), Change("new", after))


def _said(wording: Wording, names: dict[str, str]) -> Iterator[tuple[str, _Field]]:
    fields, values = StoryForm.base_fields, initial_of(wording)
    shown = {name: str(value or "") for name, value in values.items()} | _in_words(wording)
    for name in _FIRST:
        yield name, _Field(str(fields[name].label), shown[name], values[name])
    yield "body", _Field(_("Story"), wording.body, wording.body)
    yield "lead", _Field(_("Lead picture"), names.get(wording.lead, ""), wording.lead)
    yield "badge", _Field(_("Badge"), names.get(wording.badge, ""), wording.badge)
    for token in wording.tokens():
        yield from _said_of_picture(token, names.get(token, token), wording.pictures.get(token, PictureWords()))
    for name in (name for name in values if name not in _FIRST):
        yield name, _Field(str(fields[name].label), shown[name], values[name])


def _in_words(wording: Wording) -> dict[str, str]:
    section, day = matrix().sections.get(wording.section_id), wording.source.published_on
    relations = {str(value): str(label) for value, label in RELATIONS}
    return {
        "section": section.name if section else "",
        "published_on": date_format(day) if day else "",
        "relation": relations.get(wording.source.relation, ""),
    }


def _said_of_picture(token: str, name: str, words: PictureWords) -> Iterator[tuple[str, _Field]]:
    description = _("Description of the picture %(name)s") % {"name": name}
    yield f"alt-{token}", _Field(description, words.alt, words.alt)
    yield f"credit-{token}", _Field(_("Credit of the picture %(name)s") % {"name": name}, words.credit, words.credit)
    yield (
        f"caption-{token}",
        _Field(_("Caption of the picture %(name)s") % {"name": name}, words.caption, words.caption),
    )
