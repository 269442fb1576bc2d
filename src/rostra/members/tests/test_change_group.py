"""Changing a group."""

import pytest
from tests.cast import NOON, ada, carol

from rostra.kit.refusal import Refused
from rostra.members.actions.change_group import change_group
from rostra.members.groups import groups
from rostra.members.terms import GroupTerms

pytestmark = pytest.mark.django_db

TERMS = GroupTerms(name="The desk", title="Desk", is_staff=True, edit_window_s=60, edit_grace_s=0)


def test_what_is_said_of_a_group_shows_at_once() -> None:
    number = groups().by_slug["editors"].pk

    change_group(actor=ada(), group_id=number, terms=TERMS, at=NOON)

    assert (groups().by_id[number].name, groups().by_id[number].edit_window_s) == ("The desk", 60)


def test_only_administrators_may() -> None:
    with pytest.raises(Refused):
        change_group(actor=carol(), group_id=groups().by_slug["editors"].pk, terms=TERMS, at=NOON)
