"""What a form says of what was typed: Django's own sentences are replaced by ones that carry the way out."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_FIELDS = (
    forms.Field, forms.CharField, forms.IntegerField, forms.DateField, forms.DateTimeField, forms.URLField,
    forms.FileField, forms.ChoiceField, forms.MultipleChoiceField,
)  # fmt: skip
_VALIDATORS = (
    validators.EmailValidator, validators.URLValidator, validators.MaxLengthValidator, validators.MinLengthValidator,
    validators.MaxValueValidator, validators.MinValueValidator,
)  # fmt: skip
# A field that has a sentence of its own for something keeps it: only the very objects that Django brings are replaced.
_OF_DJANGO = {id(text) for field in _FIELDS for text in field.default_error_messages.values()} | {
    id(validator.message) for validator in _VALIDATORS
}


def sentences(bound: BoundField) -> tuple[str, ...]:
    """Return what is to be said of a field, in the language of this request."""
    return tuple(text for error in bound.errors.as_data() for text in _of(bound, error))


def _of(bound: BoundField, error: ValidationError) -> Iterator[str]:
    say = _SAYING.get(str(getattr(error, "code", "")))
    ours = say(bound, error.params or {}) if say and id(getattr(error, "message", None)) in _OF_DJANGO else ""
    if ours:
        yield ours
    else:
        yield from map(str, error)


def _required(bound: BoundField, _params: dict[str, Any]) -> str:
    if isinstance(bound.field, forms.FileField):
        return _("Choose a file.")
    if isinstance(bound.field, forms.ChoiceField):
        return _("Choose one of these.")
    return _("Tick this to go on.") if isinstance(bound.field, forms.BooleanField) else _("Fill this in.")


def _invalid(bound: BoundField, _params: dict[str, Any]) -> str:
    kinds: tuple[tuple[type[forms.Field], str], ...] = (
        (forms.EmailField, _of_address(str(bound.value() or ""))),
        (forms.URLField, _("Give the whole address, as in https://example.org/story.")),
        (forms.IntegerField, _("Give a whole number, as in 7.")),
        (forms.DateField, _("Give a day, as in 2026-11-26.")),
        (forms.DateTimeField, _("Give day and time, as in 2026-11-26 18:30.")),
    )
    return next((sentence for kind, sentence in kinds if isinstance(bound.field, kind)), "")


def _of_address(typed: str) -> str:
    before, at, after = typed.strip().partition("@")
    if not at:
        return _("Add the @ and what comes after it, as in ada@example.org.")
    if not after:
        return _("Add the part after the @.")
    return _("Look for a slip in this address; one looks like ada@example.org.") if before else _(
        "Add the part before the @."
    )  # fmt: skip


def _too_long(_bound: BoundField, params: dict[str, Any]) -> str:
    return ngettext(
        "At most %(limit)s character fits here; take away %(more)s.",
        "At most %(limit)s characters fit here; take away %(more)s.",
        params["limit_value"],
    ) % {"limit": params["limit_value"], "more": params["show_value"] - params["limit_value"]}


def _too_short(_bound: BoundField, params: dict[str, Any]) -> str:
    return ngettext(
        "Write at least %(limit)s character.", "Write at least %(limit)s characters.", params["limit_value"]
    ) % {"limit": params["limit_value"]}


def _too_much(_bound: BoundField, params: dict[str, Any]) -> str:
    return _("Give a number up to %(limit)s.") % {"limit": params["limit_value"]}


def _too_little(_bound: BoundField, params: dict[str, Any]) -> str:
    return _("Give a number from %(limit)s on.") % {"limit": params["limit_value"]}


def _not_offered(_bound: BoundField, _params: dict[str, Any]) -> str:
    return _("This cannot be chosen any more. Choose one of these.")


def _empty_file(_bound: BoundField, _params: dict[str, Any]) -> str:
    return _("This file is empty. Choose another.")


_SAYING: dict[str, Callable[[BoundField, dict[str, Any]], str]] = {
    "required": _required,
    "invalid": _invalid,
    "max_length": _too_long,
    "min_length": _too_short,
    "max_value": _too_much,
    "min_value": _too_little,
    "invalid_choice": _not_offered,
    "empty": _empty_file,
}
