"""Groups by their names in the viewer's language, wherever they are shown."""

import pytest
from django.test import Client
from tests.cast import a_reply, a_section, a_topic, ada, alice, carol, erin, signed_in
from tests.reading import by_id, main_of, words

from rostra.members.models import Group, Member
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def german() -> Client:
    """Ada, who reads German, signed in."""
    Member.objects.filter(pk=ada().pk).update(language="de")
    return signed_in(Client(), ada())


def test_lists_forms_and_rights_of_the_administration_name_them(german: Client) -> None:
    a_section("harbour")
    alice()

    assert "ModerationModerationJa" in words(main_of(german.get("/admin/groups/")))
    assert "aliceMitglieder" in words(main_of(german.get("/admin/members/")))
    assert "Redaktion" in words(by_id(main_of(german.get("/admin/members/alice/")), "id_group"))
    assert "Gäste" in words(main_of(german.get("/admin/permissions/")))
    explained = words(main_of(german.get("/admin/permissions/explain/?member=alice&section=harbour")))
    assert "Mitglieder" in explained
    assert "Members" not in explained


def test_a_badge_beside_a_name_is_in_the_readers_language(german: Client) -> None:
    topic = a_topic(by=alice())
    a_reply(topic, by=carol())
    a_reply(topic, by=erin())

    main = main_of(german.get(topic_url(topic)))

    assert words(by_id(main, "p2-by")) == "carol Moderation"
    assert words(by_id(main, "p3-by")) == "erin Redaktion"
    assert words(by_id(main_of(Client().get(topic_url(topic))), "p2-by")) == "carol Moderator"


def test_saving_a_group_as_it_was_shown_gives_it_no_new_name(german: Client) -> None:
    form = main_of(german.get("/admin/groups/moderators/"))
    shown = {name: by_id(form, f"id_{name}").get("value", "") for name in ("name", "title", "grace_min")}

    german.post("/admin/groups/moderators/", shown | {"window_min": "90"})

    group = Group.objects.get(slug="moderators")
    assert shown["name"] == "Moderation"
    assert (group.name, group.title, group.edit_window_s) == ("Moderators", "Moderator", 5400)


def test_a_name_typed_anew_is_kept_and_shown_to_all(german: Client) -> None:
    topic = a_topic(by=carol())

    german.post("/admin/groups/moderators/", {"name": "Wardens", "title": "Warden", "grace_min": "5", "is_staff": "on"})

    assert "WardensWardenJa" in words(main_of(german.get("/admin/groups/")))
    assert words(by_id(main_of(german.get(topic_url(topic))), "p1-by")) == "carol Warden"
