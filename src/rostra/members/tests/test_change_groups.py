"""Which groups a member belongs to."""

import pytest
from tests.cast import NOON, ada, alice, carol

from rostra.kit.refusal import Refused
from rostra.members.actions.change_groups import assign_groups, change_groups
from rostra.members.groups import groups

pytestmark = pytest.mark.django_db


def test_the_numbers_of_all_groups_are_kept_with_the_member() -> None:
    row = change_groups(actor=ada(), member_id=alice().pk, group="editors", others=["moderators"], at=NOON)

    known = groups().by_slug
    assert row.group_ids == [known["editors"].pk, known["moderators"].pk]
    assert row.memberships.get().group == known["moderators"]


def test_only_administrators_may() -> None:
    with pytest.raises(Refused) as refused:
        change_groups(actor=carol(), member_id=alice().pk, group="moderators", at=NOON)

    assert refused.value.code == "not_administrator"


@pytest.mark.parametrize("group", ["guests", "nobody-knows"])
def test_nobody_is_put_among_guests_or_into_what_is_not(group: str) -> None:
    with pytest.raises(Refused) as refused:
        assign_groups(member_id=alice().pk, group=group)

    assert refused.value.code == "group_unknown"


def test_the_last_administrator_stays_one_until_there_is_another() -> None:
    with pytest.raises(Refused) as refused:
        assign_groups(member_id=ada().pk, group="members")
    assign_groups(member_id=carol().pk, group="moderators", others=["administrators"])
    assign_groups(member_id=ada().pk, group="members")

    assert refused.value.code == "last_administrator"
    assert ada().group.slug == "members"
