"""Changing a section."""

import pytest
from tests.cast import a_section

from rostra.kit.refusal import Refused
from rostra.sections.access import matrix
from rostra.sections.actions.change_section import SectionTerms, change_section
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db


def terms(**changes: object) -> SectionTerms:
    """What an administrator says."""
    said = {"name": "Corner", "description": "", "kind": "talk", "parent_id": None, "order": 1, "tone": 3, "badge": ""}
    return SectionTerms(**said | changes)  # type: ignore[arg-type]


def test_a_section_that_comes_to_the_top_takes_the_rights_of_its_place_along() -> None:
    a_section("harbour", kind="news")
    corner = a_section("corner", kind="news", parent="harbour")
    before = matrix().rules[corner.pk]

    change_section(section_id=corner.pk, terms=terms(kind="news"))

    assert Section.objects.get(pk=corner.pk).has_own_rules
    assert matrix().rules[corner.pk] == before


def test_a_circle_is_refused_and_nothing_changes() -> None:
    top, below = a_section("top"), a_section("below", parent="top")

    with pytest.raises(Refused) as refused:
        change_section(section_id=top.pk, terms=terms(parent_id=below.pk))

    assert refused.value.code == "within_itself"
    assert matrix().by_slug["top"].name == "Top"
