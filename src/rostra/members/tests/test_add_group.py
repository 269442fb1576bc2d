"""Adding a group."""

import pytest
from tests.cast import NOON, ada, carol

from rostra.kit.refusal import Refused
from rostra.members.actions.add_group import add_group
from rostra.members.groups import groups
from rostra.members.terms import GroupTerms

pytestmark = pytest.mark.django_db

TERMS = GroupTerms(name="Elders", title="Elder", is_staff=False, edit_window_s=None, edit_grace_s=600)


def test_a_group_is_known_at_once() -> None:
    groups()

    add_group(actor=ada(), slug="elders", terms=TERMS, at=NOON)

    assert groups().by_slug["elders"].title == "Elder"


def test_a_short_name_is_given_once() -> None:
    with pytest.raises(Refused) as refused:
        add_group(actor=ada(), slug="editors", terms=TERMS, at=NOON)

    assert refused.value.code == "slug_taken"


def test_only_administrators_may() -> None:
    with pytest.raises(Refused):
        add_group(actor=carol(), slug="elders", terms=TERMS, at=NOON)
