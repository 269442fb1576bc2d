"""A form says how to go on, in our words, whatever kind of field it is."""

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from rostra.ui.error_sentences import sentences
from rostra.ui.fields import errors_of, field_view


def said(field: forms.Field, typed: object) -> tuple[str, ...]:
    """What a form with this field alone says of what was typed."""
    form = type("OneForm", (forms.Form,), {"it": field})
    sent: dict[str, Any] = {"it": typed} if typed is not None else {}
    return sentences(form(sent, sent)["it"])


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.CharField(), "", "Fill this in."),
        (forms.ChoiceField(choices=[("a", "A")]), "", "Choose one of these."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "This cannot be chosen any more. Choose one of these."),
        (forms.BooleanField(), None, "Tick this to go on."),
        (forms.FileField(), None, "Choose a file."),
        (forms.FileField(), SimpleUploadedFile("a.txt", b""), "This file is empty. Choose another."),
        (forms.EmailField(), "ada", "Add the @ and what comes after it, as in ada@example.org."),
        (forms.EmailField(), "ada@", "Add the part after the @."),
        (forms.EmailField(), "@example.org", "Add the part before the @."),
        (forms.EmailField(), "ada@ex", "Look for a slip in this address; one looks like ada@example.org."),
        (forms.URLField(assume_scheme="https"), "a b", "Give the whole address, as in https://example.org/story."),
        (forms.IntegerField(), "many", "Give a whole number, as in 7."),
        (forms.IntegerField(max_value=50), "51", "Give a number up to 50."),
        (forms.IntegerField(min_value=10), "9", "Give a number from 10 on."),
        (forms.DateField(), "soon", "Give a day, as in 2026-11-26."),
        (forms.CharField(max_length=3), "abcde", "At most 3 characters fit here; take away 2."),
        (forms.CharField(min_length=2), "a", "Write at least 2 characters."),
    ],
)
def test_what_cannot_be_taken_is_said_with_the_way_out(field: forms.Field, typed: object, sentence: str) -> None:
    assert said(field, typed) == (sentence,)


def test_a_field_keeps_the_sentence_that_is_its_own() -> None:
    assert said(forms.CharField(error_messages={"required": "Give it a title."}), "") == ("Give it a title.",)


def test_it_is_said_in_german_too() -> None:
    with translation.override("de"):
        assert said(forms.CharField(), "") == ("Füll das aus.",)


def test_field_and_summary_say_the_same() -> None:
    form = type("OneForm", (forms.Form,), {"it": forms.EmailField(label="Email")})({"it": "ada"})
    sentence = "Add the @ and what comes after it, as in ada@example.org."

    assert field_view(form["it"]).errors == (sentence,)
    assert errors_of(form) == [("id_it", f"Email: {sentence}")]
