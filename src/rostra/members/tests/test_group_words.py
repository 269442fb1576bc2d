"""What groups are called in the viewer's language."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import translation

from rostra.members.group_words import BUILT_IN, name_of, title_of
from rostra.members.models import Group

pytestmark = pytest.mark.django_db

GERMAN = {
    "guests": ("Gäste", ""),
    "members": ("Mitglieder", "Mitglied"),
    "editors": ("Redaktion", "Redaktion"),
    "moderators": ("Moderation", "Moderation"),
    "administrators": ("Verwaltung", "Verwaltung"),
}


@pytest.mark.parametrize("slug", GERMAN)
def test_the_groups_that_every_site_has_are_called_in_ones_language(slug: str) -> None:
    group = Group.objects.get(slug=slug)

    with translation.override("de"):
        assert (name_of(group), title_of(group)) == GERMAN[slug]
    with translation.override("en"):
        assert (name_of(group), title_of(group)) == BUILT_IN[slug] == (group.name, group.title)


def test_a_name_that_somebody_typed_stays_as_it_is_and_the_title_beside_it_is_translated() -> None:
    group = Group.objects.get(slug="editors")
    group.name = "The Quayside desk"

    with translation.override("de"):
        assert (name_of(group), title_of(group)) == ("The Quayside desk", "Redaktion")


@pytest.mark.parametrize(("name", "title"), [("Editors", "Newsroom"), ("Moderators", "")])
def test_a_group_of_ones_own_is_called_as_typed_whatever_that_is(name: str, title: str) -> None:
    group = Group(slug="ours", name=name, title=title)

    with translation.override("de"):
        assert (name_of(group), title_of(group)) == (name, title)


def test_a_title_that_was_emptied_stays_empty() -> None:
    group = Group.objects.get(slug="moderators")
    group.title = ""

    with translation.override("de"):
        assert title_of(group) == ""


@pytest.mark.parametrize(("typed", "after"), [("", "Member"), ("Townsfolk", "Townsfolk")])
def test_members_from_before_bear_a_title_unless_one_was_typed(typed: str, after: str) -> None:
    Group.objects.filter(slug="members").update(title=typed)
    Group.objects.create(slug="pilots", name="Pilots")

    import_module("rostra.members.migrations.0007_title_of_members").name(apps, None)

    titles = dict(Group.objects.values_list("slug", "title"))
    assert (titles["members"], titles["guests"], titles["pilots"]) == (after, "", "")
