"""One page for one act of moderation: say what will happen, ask what is missing, do it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from rostra.kit.refusal import Refused
from rostra.ui.frame import MenuEntry
from rostra.ui.rendering import render

_FIELDS = {"correction_unanswered": "is_correction", "correction_missing": "correction"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An act: its heading, meaning, button, where it leads, why it is not allowed if so, and how it is undone.

    `topic` is the title of the topic it is about; `author` and `said` are of the post, if it is about one.
    """

    topic: str
    author: str = ""
    said: str = ""
    heading: str
    explanation: str
    submit: str
    back: str
    refusal: tuple[str, str] | None
    is_destructive: bool = False
    undo: MenuEntry | None = None


def take_step(
    request: HttpRequest, step: Step, form: forms.Form, act: Callable[[dict[str, Any]], object], *, after: str = ""
) -> HttpResponse:
    """Show the page of an act, or do it and go back; a refusal stands above the form and keeps what was typed."""
    if step.refusal:
        return _page(request, step, form, status=403)
    if request.method != "POST":
        return _page(request, step, form)
    if not form.is_valid():
        return _page(request, step, form, status=422)
    try:
        act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(_field_for(refusal, form), refusal.sentence)
        return _page(request, step, form, status=422)
    return HttpResponseRedirect(after or step.back)


def _field_for(refusal: Refused, form: forms.Form) -> str | None:
    """Return the field that a refusal is about: the one its code names, or the only one it can be about."""
    names = list(form.fields)
    if _FIELDS.get(refusal.code) in names:
        return _FIELDS[refusal.code]
    return names[0] if len(names) == 1 else None


def _page(request: HttpRequest, step: Step, form: forms.Form, status: int = 200) -> HttpResponse:
    context = {"step": step, "form": form, "action": request.path}
    return render(request, "moderating/step.html", context, status=status)
