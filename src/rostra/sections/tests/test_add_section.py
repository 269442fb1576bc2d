"""Adding a section."""

import pytest
from tests.cast import a_news_section, a_section, alice, carol, erin

from rostra.kit.refusal import Refused
from rostra.sections.access import matrix, may
from rostra.sections.actions.add_section import add_section
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db


def test_a_section_comes_after_its_neighbours() -> None:
    first, second = a_section("harbour"), a_section("allotments")

    assert list(matrix().sections) == [first.pk, second.pk]


def test_a_section_inside_another_stands_right_after_it() -> None:
    harbour = a_section("harbour")
    allotments = a_section("allotments")

    ferries = a_section("ferries", parent="harbour")

    assert list(matrix().sections) == [harbour.pk, ferries.pk, allotments.pk]


def test_everybody_may_talk_where_talk_is() -> None:
    section = a_section()

    assert may(alice(), "start", section.pk)
    assert may(alice(), "reply", section.pk)
    assert not may(alice(), "moderate", section.pk)
    assert may(carol(), "moderate", section.pk)


def test_the_newsroom_alone_publishes_where_news_is() -> None:
    section = a_news_section()

    assert may(erin(), "publish", section.pk)
    assert not may(alice(), "publish", section.pk)
    assert not may(carol(), "publish", section.pk)


def test_a_section_of_the_same_kind_takes_its_parents_rights() -> None:
    a_section("harbour")

    ferries = a_section("ferries", parent="harbour")

    assert not ferries.has_own_rules
    assert may(alice(), "start", ferries.pk)


def test_a_section_of_another_kind_has_rights_of_its_own() -> None:
    a_news_section("town-hall")

    letters = a_section("letters", parent="town-hall")

    assert letters.has_own_rules
    assert may(alice(), "start", letters.pk)


def test_an_address_is_taken_once() -> None:
    a_section("harbour")

    with pytest.raises(Refused) as refused:
        add_section(slug="harbour", name="Another", kind="talk")

    assert refused.value.code == "slug_taken"
    assert Section.objects.count() == 1


def test_an_unknown_parent_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        add_section(slug="ferries", name="Ferries", kind="talk", parent="harbour")

    assert refused.value.code == "parent_unknown"
