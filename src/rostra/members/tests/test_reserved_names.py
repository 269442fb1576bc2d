"""Names of the house are nobody's, whatever language they are in."""

from itertools import chain

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override
from tests.cast import NOON, ada, alice, signed_in

from rostra.kit.refusal import Refused
from rostra.members.actions.add_group import add_group
from rostra.members.actions.register import register
from rostra.members.group_words import BUILT_IN
from rostra.members.models import Member
from rostra.members.reserved import WORDS, is_reserved
from rostra.members.terms import GroupTerms

pytestmark = pytest.mark.django_db

OF_THE_HOUSE = [
    "Moderation", "Redaktion", "Verwaltung", "Administrator", "Moderator", "Moderatorin", "Administration", "redaktion",
    "RÉDAKTION", "Rеdaktion", "Mitglied", "Gäste", "Gaste", "Nachrichten", "News Desk", "Chefredakteurin",
]  # fmt: skip

OF_THE_INTERFACE = ["Member", "News desk", "Administration", "News", *filter(None, chain(*BUILT_IN.values()))]


@pytest.mark.parametrize("name", [*OF_THE_HOUSE, "[Redaktion]", "★ Moderation ★"])
def test_nobody_shows_a_name_of_the_house(client: Client, name: str) -> None:
    shown = {"display_name": name, "time_zone": "Europe/Oslo", "theme": "dark", "posts_per_page": "50"}

    answer = signed_in(client, alice()).post("/account/preferences/", shown)

    assert "This name is kept for the house. Choose another." in answer.text
    assert alice().display_name == "alice"


@pytest.mark.parametrize("name", [*OF_THE_HOUSE, "Ad.min", "Re-daktion", "Modera.tion"])
def test_nobody_registers_a_name_of_the_house(name: str) -> None:
    with pytest.raises(Refused) as refused:
        register(name=name, email="n@example.org", password_hash="!", group="members", at=NOON)

    assert refused.value.code == "name_reserved"


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("word", OF_THE_INTERFACE)
def test_what_the_interface_calls_the_house_is_kept_in_each_of_its_languages(language: str, word: str) -> None:
    with override(language):
        called = gettext(word)

    assert is_reserved(called)


def test_nobody_bears_the_name_or_the_title_of_a_group_of_staff(client: Client) -> None:
    terms = GroupTerms(name="Harbour wardens", title="Warden", is_staff=True, edit_window_s=60, edit_grace_s=60)
    add_group(actor=ada(), slug="wardens", terms=terms, at=NOON)
    shown = {"time_zone": "Europe/Oslo", "theme": "dark", "posts_per_page": "50"}
    signed_in(client, alice())

    named = client.post("/account/preferences/", shown | {"display_name": "Harbour-Wardens"})
    titled = client.post("/account/preferences/", shown | {"display_name": "WARDEN"})

    assert "This name is kept for the house." in named.text
    assert "This name is kept for the house." in titled.text


@pytest.mark.parametrize("name", ["Redaktionsmaus", "Teamster", "Verena Waltung", "Moderne", "Gustav"])
def test_a_name_that_only_begins_so_is_anybodys(name: str) -> None:
    register(name=name, email="n@example.org", password_hash="!", group="members", at=NOON)

    assert Member.objects.named(name).exists()


def test_every_language_of_the_interface_has_its_words() -> None:
    assert {language for language, _name in settings.LANGUAGES} == set(WORDS)
