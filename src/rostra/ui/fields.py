"""Any Django form field as the parts that the field component shows."""

from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from rostra.ui.error_sentences import sentences

_LISTS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: `kind` is `hidden`, `check`, `list` (radios, checkboxes) or `line` (all else)."""

    kind: str
    id: str
    label: str
    hint: str
    errors: tuple[str, ...]
    required: bool
    control: SafeString
    described_by: str
    options: tuple[tuple[SafeString, str], ...] = ()


def field_view(bound: BoundField) -> FieldView:
    """Return the parts of a field, its control tied to hint and error by `aria-describedby`."""
    control = bound.field.widget
    kind = _kind(control)
    described_by = _described_by(bound)
    attrs = _attributes(bound, kind, described_by)
    options: tuple[tuple[SafeString, str], ...] = ()
    if kind == "list":
        options = tuple((_bare_option(option), str(option.choice_label)) for option in bound.subwidgets)
    return FieldView(
        kind=kind,
        id=bound.id_for_label or bound.auto_id,
        label=str(bound.label),
        hint=str(bound.help_text),
        errors=sentences(bound),
        required=bound.field.required,
        control=SafeString("") if kind == "list" else bound.as_widget(attrs=attrs),
        described_by=described_by,
        options=options,
    )


def errors_of(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return each error with the id of its control, or no id when it is of the whole form."""
    whole = [("", str(text)) for text in form.non_field_errors()]
    return whole + [
        (_target(bound), f"{bound.label}: {text}" if not bound.is_hidden else str(text))
        for bound in form
        for text in sentences(bound)
    ]


def _target(bound: BoundField) -> str:
    return "" if bound.is_hidden else bound.id_for_label or f"{bound.auto_id}_0"


def _described_by(bound: BoundField) -> str:
    ids = [f"{bound.auto_id}_hint"] * bool(bound.help_text) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    return " ".join(ids)


def _kind(control: forms.Widget) -> str:
    if control.is_hidden:
        return "hidden"
    if isinstance(control, _LISTS):
        return "list"
    return "check" if isinstance(control, forms.CheckboxInput) else "line"


def _attributes(bound: BoundField, kind: str, described_by: str) -> dict[str, str | bool]:
    if kind in {"hidden", "list"}:
        return {}
    own = str(bound.field.widget.attrs.get("class", ""))
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, [_style(bound.field.widget), own]))}
    if described_by:
        attrs["aria-describedby"] = described_by
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return attrs


def _style(control: forms.Widget) -> str:
    if isinstance(control, forms.Textarea):
        return "input area"
    if isinstance(control, forms.Select):
        return "select"
    return "" if isinstance(control, forms.CheckboxInput) else "input"


def _bare_option(option: object) -> SafeString:
    """Return the control alone, since Django's own template wraps it into a label."""
    return option.tag(wrap_label=False)  # type: ignore[attr-defined, no-any-return]
