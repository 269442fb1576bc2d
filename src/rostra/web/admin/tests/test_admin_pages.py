"""Administration through its pages."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import a_member, a_section, ada, alice, carol, erin, signed_in
from tests.reading import links, main_of, words

from rostra.community.queries import community
from rostra.kit.clock import now
from rostra.media.tests.making import a_picture
from rostra.members.groups import groups
from rostra.members.models import Group
from rostra.newsdesk.addresses import story_url
from rostra.newsdesk.tests.making import a_published_story, a_wording
from rostra.sections.access import matrix, may
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db

PAGES = [
    "/admin/site/", "/admin/sections/", "/admin/permissions/", "/admin/permissions/explain/", "/admin/groups/",
    "/admin/members/",
]  # fmt: skip


@pytest.fixture
def administrator(client: Client) -> Client:
    """Ada, signed in."""
    return signed_in(client, ada())


@pytest.mark.parametrize("page", PAGES)
def test_administrators_get_in_others_are_told_why_not(client: Client, page: str) -> None:
    stranger = client.get(page)
    member = signed_in(Client(), alice()).get(page)
    moderator = signed_in(Client(), carol()).get(page)
    administrator = signed_in(Client(), ada()).get(page)

    assert stranger["Location"].startswith("/account/sign-in/?next=/admin/")
    assert (member.status_code, moderator.status_code) == (403, 403)
    assert "Only administrators" in member.text
    assert administrator.status_code == 200


def test_the_site_is_named(administrator: Client) -> None:
    administrator.post(
        "/admin/site/", {"name": "The Quay", "description": "News.", "language": "de", "time_zone": "Europe/Oslo"}
    )

    assert (community().name, community().language, community().time_zone) == ("The Quay", "de", "Europe/Oslo")


def test_a_notice_goes_up_and_stays_away_once_dismissed(administrator: Client) -> None:
    administrator.post("/admin/site/", {"notice": "1", "notice-text": "Moving on Sunday.", "notice-link": "/s/x/"})
    shown = Client().get("/account/sign-in/").text
    administrator.post("/notice/dismiss/", {"number": str(community().notice_number)})

    assert "Moving on Sunday." in shown
    assert "Moving on Sunday." not in administrator.get("/account/preferences/").text


def test_a_notice_leads_nowhere_dangerous(administrator: Client) -> None:
    answer = administrator.post(
        "/admin/site/", {"notice": "1", "notice-text": "Look.", "notice-link": "javascript:alert(1)"}
    )

    assert 'id="id_notice-link_error"' in answer.text
    assert community().notice_text == ""


def test_a_section_is_added_with_an_address_from_its_name(administrator: Client) -> None:
    answer = administrator.post("/admin/sections/", {"name": "Town Hall & Council", "kind": "news", "parent": ""})

    assert answer["Location"] == "/admin/sections/town-hall-council/?done=added"
    assert Section.objects.get(slug="town-hall-council").kind == "news"


def test_an_address_is_given_once(administrator: Client) -> None:
    a_section("talk")

    answer = administrator.post("/admin/sections/", {"name": "Talk", "kind": "talk", "parent": ""})

    assert 'id="id_slug_error"' in answer.text


def changed(**changes: str) -> dict[str, str]:
    """What the form of a section sends."""
    return {
        "name": "Long Table", "description": "", "kind": "talk", "parent": "", "order": "5", "tone": "9",
    } | changes  # fmt: skip


def test_a_section_changes_its_look_and_place(administrator: Client) -> None:
    a_section("harbour"), a_section("long-table")

    administrator.post("/admin/sections/long-table/", changed(parent="harbour", description="All of it."))

    row = matrix().by_slug["long-table"]
    assert (row.tone, row.order, row.description) == (9, 5, "All of it.")
    assert row.parent_id == matrix().by_slug["harbour"].pk


def test_a_section_cannot_go_below_itself(administrator: Client) -> None:
    a_section("long-table"), a_section("corner", parent="long-table")

    answer = administrator.post("/admin/sections/long-table/", changed(parent="corner"))

    assert answer.status_code == 200
    assert matrix().by_slug["long-table"].parent_id is None


def a_form_of(page: str) -> dict[str, str]:
    """Return what a browser would send of the table as it stands."""
    import re  # noqa: PLC0415 - beside its one use

    ticked = re.findall(r'<input type="checkbox" name="([\w-]+)"[^>]*? checked>', page)
    stamp = re.search(r'name="stamp" value="(\d+)"', page)
    assert stamp
    return dict.fromkeys(ticked, "on") | {"stamp": stamp[1]}


def test_saving_the_table_as_it_stands_changes_nothing(administrator: Client) -> None:
    a_section(), a_section("corner", parent="long-table")
    before, form = matrix().rules, a_form_of(administrator.get("/admin/permissions/").text)

    administrator.post("/admin/permissions/", form)

    assert matrix().rules == before
    assert not Section.objects.get(slug="corner").has_own_rules


def test_a_tick_taken_away_holds_at_once(administrator: Client) -> None:
    section = a_section()
    page = f"/admin/sections/{section.slug}/permissions/"
    form = a_form_of(administrator.get(page).text)
    members = groups().by_slug["members"].pk

    del form[f"may-{section.pk}-reply-{members}"]
    administrator.post(page, form)

    assert not may(alice(), "reply", section.pk)
    assert may(alice(), "read", section.pk)
    assert may(carol(), "reply", section.pk)


def test_a_section_below_gets_rights_of_its_own_and_gives_them_up(administrator: Client) -> None:
    a_section()
    corner = a_section("corner", parent="long-table")
    page = "/admin/sections/corner/permissions/"
    form = {"stamp": a_form_of(administrator.get(page).text)["stamp"]}

    administrator.post(page, form | {f"own-{corner.pk}": "on"})
    closed = may(alice(), "see", corner.pk)
    administrator.post(page, {"stamp": a_form_of(administrator.get(page).text)["stamp"]})

    assert not closed
    assert may(alice(), "see", corner.pk)


def test_two_administrators_at_once_do_not_undo_each_other(administrator: Client) -> None:
    section = a_section()
    form = a_form_of(administrator.get("/admin/permissions/").text)
    administrator.post("/admin/permissions/", {"stamp": form["stamp"]})

    second = administrator.post("/admin/permissions/", form)

    assert second.status_code == 409
    assert "Somebody else changed" in second.text
    assert not may(alice(), "see", section.pk)


def test_administrators_cannot_lock_themselves_out(administrator: Client) -> None:
    section = a_section()

    administrator.post(
        "/admin/permissions/", {"stamp": a_form_of(administrator.get("/admin/permissions/").text)["stamp"]}
    )

    assert may(ada(), "moderate", section.pk)


def test_what_a_member_sees_is_explained_by_group_and_section(administrator: Client) -> None:
    a_section("harbour"), a_section("corner", parent="harbour", name="The Corner")

    text = administrator.get("/admin/permissions/explain/?member=alice&section=corner").text
    alice()
    known = administrator.get("/admin/permissions/explain/?member=alice&section=corner").text

    assert "There is no member of this name." in text
    assert "The group Members may, by the rights set in “Harbour”." in known
    assert "None of their groups (Members) may, by the rights set in “Harbour”." in known


def test_a_group_is_added_and_changed(administrator: Client) -> None:
    terms = {"name": "Harbour masters", "title": "Harbour master", "window_min": "", "grace_min": "10"}

    administrator.post("/admin/groups/", terms)
    administrator.post("/admin/groups/harbour-masters/", terms | {"is_staff": "on", "window_min": "60"})

    group = Group.objects.get(slug="harbour-masters")
    assert (group.title, group.is_staff, group.edit_window_s, group.edit_grace_s) == ("Harbour master", True, 3600, 600)


def test_a_group_of_that_name_exists_already(administrator: Client) -> None:
    answer = administrator.post("/admin/groups/", {"name": "Editors", "grace_min": "5"})

    assert 'id="id_name_error"' in answer.text


def test_members_are_found_by_the_beginning_of_name_or_address(administrator: Client) -> None:
    alice(), erin()

    assert "erin@example.org" in administrator.get("/admin/members/?q=ERIN").text
    assert "alice@example.org" not in administrator.get("/admin/members/?q=erin@").text


def test_who_has_not_confirmed_the_address_is_told_from_members(administrator: Client) -> None:
    alice(), a_member("Nora", confirmed=False)

    rows = [words(row) for row in main_of(administrator.get("/admin/members/")).iterfind(".//tbody/tr")]
    nora, known = (main_of(administrator.get(f"/admin/members/{name}/")) for name in ("Nora", "alice"))

    assert [row.endswith("Not confirmed") for row in rows if "Nora" in row] == [True]
    assert [row.endswith("–") for row in rows if "alice" in row] == [True]
    assert "The e-mail address is not confirmed yet." in words(nora)
    assert "Look at the profile" not in links(nora)
    assert "not confirmed" not in words(known)
    assert administrator.get(links(known)["Look at the profile"]).status_code == 200


@pytest.mark.parametrize("length", [1, 12])
def test_the_list_of_members_takes_the_same_queries_whatever_its_length(
    length: int, administrator: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(length):
        a_member(f"Nora {number}", confirmed=False)
    administrator.get("/admin/members/")

    with django_assert_num_queries(5):
        administrator.get("/admin/members/")


def test_a_member_changes_groups(administrator: Client) -> None:
    alice()

    administrator.post("/admin/members/alice/", {"group": "editors", "others": ["moderators"]})

    member = alice()
    known = groups().by_slug
    assert member.group_id == known["editors"].pk
    assert member.group_ids == [known["editors"].pk, known["moderators"].pk]


def test_the_last_administrator_stays(administrator: Client) -> None:
    answer = administrator.post("/admin/members/ada/", {"group": "members"})

    assert "name another one first" in answer.text
    assert ada().group.slug == "administrators"


def test_a_member_is_silenced_and_freed(administrator: Client) -> None:
    alice()

    administrator.post("/admin/members/alice/", {"act": "silence", "days": "7", "reason": "Quarrels."})
    silenced = alice()
    shown = administrator.get("/admin/members/alice/").text
    administrator.post("/admin/members/alice/", {"end": "silence"})

    assert silenced.is_silenced(now() + dt.timedelta(days=6))
    assert not silenced.is_silenced(now() + dt.timedelta(days=8))
    assert "Quarrels." in shown
    assert not alice().is_silenced(now())


def test_a_reason_is_needed(administrator: Client) -> None:
    alice()

    answer = administrator.post("/admin/members/alice/", {"act": "suspend", "days": "7", "reason": ""})

    assert 'id="id_reason_error"' in answer.text
    assert not alice().is_suspended(now())


def test_a_section_gets_a_badge_that_its_stories_show_and_loses_it_again(administrator: Client) -> None:
    section = a_section("town-hall", kind="news")
    topic = story_url(a_published_story(a_wording(section_id=section.pk)))
    form = {"name": "Town hall", "kind": "news", "parent": "", "order": "1", "tone": "2"}
    page = "/admin/sections/town-hall/"

    answer = administrator.post(page, form | {"picture": SimpleUploadedFile("b.png", a_picture(200, 120, kind="PNG"))})
    badge = Section.objects.get(pk=section.pk).badge
    shown = Client().get(topic).text
    administrator.post(page, form | {"no_badge": "on"})

    assert answer.status_code == 302
    assert badge.endswith("-96.webp")
    assert f'src="/media/{badge}"' in shown
    assert badge not in Client().get(topic).text


def test_a_badge_that_is_no_picture_is_refused_at_its_field(administrator: Client) -> None:
    a_section("town-hall", kind="news")
    form = {"name": "Other", "kind": "news", "parent": "", "order": "1", "tone": "2"}

    answer = administrator.post(
        "/admin/sections/town-hall/", form | {"picture": SimpleUploadedFile("b.png", b"<svg onload=alert(1)>")}
    )

    assert 'id="id_picture_error"' in answer.text
    assert Section.objects.get(slug="town-hall").name == "Town Hall"
