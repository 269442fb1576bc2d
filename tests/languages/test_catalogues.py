"""The interface is complete in every language it comes in (`make messages` gathers what is new)."""

import re

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from babel.messages.catalog import Message
from django.conf import settings
from django.forms import CharField
from django.utils.translation import override
from tools.messages import LANGUAGES, catalogue, compiled, gathered, kept, merged, untranslated

from rostra.ui.translations import ngettext

# %(name)s of Python and Jinja2, {name} of scripts, and markup.
_PARTS = re.compile(r"%\(\w+\)[a-z]|\{\w+\}|</?\w[^>]*>")


def _parts(text: str) -> list[str]:
    return sorted(set(_PARTS.findall(text)))


def _pairs(message: Message) -> list[tuple[str, str]]:
    """Each form of a translation beside the English one of the same number."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    one, many = message.id
    first, *others = tuple(message.string or ())
    return [(one, first), *((many, form) for form in others)]


def test_every_language_but_english_has_its_catalogue() -> None:
    assert {code for code, _name in settings.LANGUAGES} == {"en", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_the_texts_of_the_sources_and_no_other(language: str) -> None:
    now = {(message.id, message.context) for message in gathered() if message.id}

    assert {(message.id, message.context) for message in catalogue(language) if message.id} == now


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_all_plural_forms(language: str) -> None:
    assert list(untranslated(merged(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_for_values_and_the_markup(language: str) -> None:
    pairs = [pair for message in catalogue(language) if message.id for pair in _pairs(message)]

    assert [pair for pair in pairs if _parts(pair[0]) != _parts(pair[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    assert kept(language) == compiled(catalogue(language))


def test_counts_take_the_form_of_their_number() -> None:
    with override("de"):
        texts = [ngettext("%(count)s reply", "%(count)s replies", count, count=count) for count in (1, 2, 3204)]

    assert texts == ["1 Antwort", "2 Antworten", "3.204 Antworten"]


def test_messages_of_the_parts_speak_german_too() -> None:
    with override("de"):
        texts = [
            DefaultAccountAdapter.error_messages["too_many_login_attempts"],
            CharField().error_messages["required"],
        ]
        spoken = [str(text) for text in texts]

    assert spoken[0] != "Too many failed login attempts. Try again later."
    assert spoken[1] == "Dieses Feld ist zwingend erforderlich."
