"""Who may do what where."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import (
    a_member,
    a_private_section,
    a_section,
    ada,
    alice,
    carol,
    erin,
    mallory,
    suspended,
    without_right,
)

from rostra.kit.clock import now
from rostra.kit.memo import one_request
from rostra.members.groups import groups
from rostra.members.viewer import GUEST
from rostra.sections.access import may, parts_of, path_to, section_ids, sections_where
from rostra.sections.actions.change_permissions import change_permissions

pytestmark = pytest.mark.django_db


def test_guests_read_and_do_nothing_else() -> None:
    section = a_section()

    assert may(GUEST, "see", section.pk)
    assert may(GUEST, "read", section.pk)
    assert not may(GUEST, "reply", section.pk)
    assert not may(GUEST, "react", section.pk)


def test_a_private_section_is_there_for_its_groups_alone() -> None:
    section = a_private_section()

    assert may(carol(), "read", section.pk)
    assert not may(alice(), "see", section.pk)
    assert not may(GUEST, "see", section.pk)


def test_an_administrator_may_do_everything_even_where_no_group_may() -> None:
    section = a_section()
    change_permissions(section_id=section.pk, grants={})

    assert may(ada(), "moderate", section.pk)
    assert may(ada(), "publish", section.pk)


def test_nothing_shows_inside_a_section_that_does_not_show() -> None:
    a_private_section("back-room")
    inner = a_section("inner", parent="back-room")
    change_permissions(section_id=inner.pk, grants={"see": everybody(), "read": everybody()})

    assert not may(alice(), "see", inner.pk)
    assert not may(alice(), "read", inner.pk)


def everybody() -> frozenset[int]:
    """The numbers of all groups."""
    return frozenset(groups().by_id)


def test_a_hidden_parent_hides_at_any_depth() -> None:
    a_private_section("back-room")
    a_section("inner", parent="back-room")
    innermost = a_section("innermost", parent="inner")

    assert may(carol(), "read", innermost.pk)
    assert not may(alice(), "see", innermost.pk)


def test_rights_are_inherited_through_sections_without_their_own() -> None:
    outer = a_section("outer")
    a_section("inner", parent="outer")
    innermost = a_section("innermost", parent="inner")

    without_right(outer, "start", group_slugs=("members",))

    assert not may(alice(), "start", innermost.pk)


def test_a_section_with_rights_of_its_own_keeps_them_when_the_parents_change() -> None:
    outer = a_section("outer")
    inner = a_section("inner", parent="outer")
    without_right(inner, "upload", group_slugs=("members",))

    without_right(outer, "start", group_slugs=("members",))

    assert may(alice(), "start", inner.pk)
    assert not may(alice(), "upload", inner.pk)


def test_a_right_to_write_without_the_right_to_read_is_none() -> None:
    section = a_section()

    without_right(section, "read", group_slugs=("members",))

    assert may(alice(), "see", section.pk)
    assert not may(alice(), "reply", section.pk)


def test_a_suspended_member_has_the_rights_of_a_guest() -> None:
    section = a_section()
    member = suspended(alice())

    assert may(member, "read", section.pk)
    assert not may(member, "reply", section.pk)


def test_a_suspended_administrator_has_the_rights_of_a_guest() -> None:
    section = a_private_section()
    member = a_member("amy", group="administrators")
    member.suspended_until = now() + dt.timedelta(days=1)

    assert not may(member, "read", section.pk)


def test_a_silenced_member_still_reads() -> None:
    assert may(mallory(), "read", a_section().pk)


def test_rights_of_several_groups_add_up() -> None:
    section = a_section()
    without_right(section, "reply", group_slugs=("members",))
    member = erin()
    member.group_ids = [groups().by_slug["members"].pk, groups().by_slug["editors"].pk]

    assert may(member, "reply", section.pk)


def test_the_matrix_is_read_once_until_something_changes(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    section, member = a_section(), alice()
    with one_request():
        may(member, "read", section.pk)

    with one_request(), django_assert_num_queries(1):
        assert may(member, "reply", section.pk)
        assert section_ids(GUEST, "read") == {section.pk}


def test_lists_go_from_parents_to_children() -> None:
    outer = a_section("outer")
    other = a_section("other")
    inner = a_section("inner", parent="outer")

    assert [row.pk for row in sections_where(alice(), "read")] == [outer.pk, inner.pk, other.pk]
    assert [row.slug for row in path_to(inner.pk)] == ["outer", "inner"]


def test_the_parts_of_a_section_are_those_at_any_depth_that_one_may_read() -> None:
    outer, middle = a_section("outer"), a_section("middle", parent="outer")
    inner, private = a_section("inner", parent="middle"), a_private_section(parent="outer")
    a_section("elsewhere")

    assert parts_of(GUEST, outer.pk) == [middle.pk, inner.pk]
    assert parts_of(carol(), outer.pk) == [middle.pk, inner.pk, private.pk]
    assert parts_of(carol(), inner.pk) == []
