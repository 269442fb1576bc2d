"""Adding a section."""

import pytest
from tests.cast import a_section, alice, erin

from rostra.kit.refusal import Refused
from rostra.sections.access import may
from rostra.sections.actions.add_section import add_section

pytestmark = pytest.mark.django_db


def test_a_section_starts_with_the_rights_of_its_kind() -> None:
    news, talk = a_section("news", kind="news"), a_section("talk")

    assert may(alice(), "start", talk.pk)
    assert not may(alice(), "start", news.pk)
    assert may(erin(), "publish", news.pk)


def test_a_section_of_the_same_kind_takes_the_rights_above_it() -> None:
    a_section("talk")

    assert not a_section("corner", parent="talk").has_own_rules
    assert a_section("bulletin", kind="news", parent="talk").has_own_rules


@pytest.mark.parametrize(("slug", "parent", "code"), [("talk", None, "slug_taken"), ("new", "none", "parent_unknown")])
def test_what_cannot_be_is_refused(slug: str, parent: str | None, code: str) -> None:
    a_section("talk")

    with pytest.raises(Refused) as refused:
        add_section(slug=slug, name="New", kind="talk", parent=parent)

    assert refused.value.code == code
