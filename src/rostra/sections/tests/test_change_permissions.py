"""Changing rights."""

import pytest
from tests.cast import a_section, ada, alice, erin

from rostra.members.groups import groups
from rostra.sections.access import may
from rostra.sections.actions.change_permissions import change_permissions
from rostra.sections.models import Permission, Section

pytestmark = pytest.mark.django_db


def test_the_new_rights_hold_at_once_and_administrators_keep_theirs() -> None:
    section = a_section()
    editors = frozenset({groups().by_slug["editors"].pk})

    change_permissions(section_id=section.pk, grants={"see": editors, "read": editors, "reply": editors})

    assert may(erin(), "reply", section.pk)
    assert not may(alice(), "see", section.pk)
    assert may(ada(), "moderate", section.pk)


def test_a_section_below_gives_its_own_rights_up() -> None:
    a_section()
    corner = a_section("corner", parent="long-table")
    change_permissions(section_id=corner.pk, grants={})

    change_permissions(section_id=corner.pk, grants=None)

    assert may(alice(), "reply", corner.pk)
    assert not Permission.objects.filter(section=corner).exists()


def test_a_section_at_the_top_keeps_rights_of_its_own() -> None:
    section = a_section()

    change_permissions(section_id=section.pk, grants=None)

    assert Section.objects.get(pk=section.pk).has_own_rules
    assert may(alice(), "reply", section.pk)
