"""Changing what the whole site says of itself."""

import pytest

from rostra.community.actions.change_community import change_community
from rostra.community.queries import community, stamp
from rostra.kit.memo import one_request

pytestmark = pytest.mark.django_db


def test_the_site_has_the_new_name_in_the_same_request() -> None:
    with one_request():
        community()

        change_community(name="Quayside", description="By the water", language="de", time_zone="Europe/Berlin")

        assert community().name == "Quayside"


def test_everything_kept_in_memory_becomes_stale() -> None:
    before = stamp()

    change_community(name="Quayside", description="", language="en", time_zone="UTC")

    assert stamp() != before
