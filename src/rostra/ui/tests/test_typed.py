"""What somebody typed is handed back with its labels, and nothing else that a form carries."""

from collections.abc import Iterator

import pytest
from django import forms
from django.forms.widgets import DateTimeBaseInput
from django.test import RequestFactory
from django.urls import get_resolver

from rostra.ui.typed import again_of, label_of, typed_in

# What is never given back, or is no text of somebody's own: who signs in and how, traps, and names looked up.
NOT_GIVEN_BACK = {
    "email", "email2", "username", "login", "code", "otp", "website", "started", "member", "password", "password1",
    "password2", "oldpassword",
}  # fmt: skip


_NO_TEXT = forms.PasswordInput | forms.NumberInput | forms.HiddenInput | DateTimeBaseInput


def kinds_of(kind: type[forms.Form]) -> Iterator[type[forms.Form]]:
    """All forms that are of a kind."""
    for one in kind.__subclasses__():
        yield one
        yield from kinds_of(one)


def texts_of_forms() -> set[str]:
    """The names of all fields of text in the forms of the site."""
    list(get_resolver().url_patterns)  # so that every room's forms are there
    ours = [kind for kind in kinds_of(forms.Form) if kind.__module__.startswith("rostra.")]
    fields = [pair for kind in ours if ".tests." not in kind.__module__ for pair in kind.base_fields.items()]
    return {
        name
        for name, field in fields
        if isinstance(field.widget, forms.TextInput | forms.Textarea) and not isinstance(field.widget, _NO_TEXT)
    }


def test_every_field_of_text_has_its_label() -> None:
    assert {name for name in texts_of_forms() - NOT_GIVEN_BACK if not label_of(name)} == set()


@pytest.mark.parametrize(
    "name",
    [
        "csrfmiddlewaretoken",
        "key",
        "password",
        "next",
        "revision",
        "place",
        "do",
        "own-5",
        "credential",
        "draft_number",
    ],
)
def test_what_nobody_typed_is_not_given_back(name: str) -> None:
    request = RequestFactory().post("/anywhere/", {name: "a secret thing"})

    assert typed_in(request) == ()


@pytest.mark.parametrize(("name", "label"), [("alt-Ab3x", "Describe the picture"), ("notice-text", "Notice")])
def test_fields_of_which_a_form_has_many_are_known_by_their_kind(name: str, label: str) -> None:
    request = RequestFactory().post("/anywhere/", {name: "A quay"})

    assert [(field.label, field.text) for field in typed_in(request)] == [(label, "A quay")]


def test_a_page_that_was_only_asked_for_holds_nothing() -> None:
    assert typed_in(RequestFactory().get("/anywhere/", {"body": "x"})) == ()


def test_a_form_with_a_key_may_be_sent_again_with_all_that_nobody_typed() -> None:
    sent = {"key": "k1", "body": "A quay", "reply_to": "", "csrfmiddlewaretoken": "t0"}

    again = again_of(RequestFactory().post("/t/1/reply/?page=2", sent))

    assert again is not None
    assert again.action == "/t/1/reply/?page=2"
    assert dict(again.hidden) == {"key": "k1", "reply_to": "", "csrfmiddlewaretoken": "t0"}


@pytest.mark.parametrize("sent", [{"body": "A quay"}, {"key": "k1", "password": "hush"}, {"key": "", "body": "A quay"}])
def test_a_form_without_a_key_or_with_a_secret_is_not_sent_again(sent: dict[str, str]) -> None:
    assert again_of(RequestFactory().post("/anywhere/", sent)) is None
