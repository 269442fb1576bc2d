"""A notice above every page."""

import pytest

from rostra.community.actions.post_notice import post_notice
from rostra.community.queries import community

pytestmark = pytest.mark.django_db


def test_a_notice_has_a_number_of_its_own_so_that_dismissing_one_dismisses_no_other() -> None:
    first = post_notice(text="The ferry is late.").notice_number

    second = post_notice(text="The ferry is back.").notice_number

    assert second == first + 1
    assert community().notice_text == "The ferry is back."


def test_an_empty_notice_takes_it_down() -> None:
    post_notice(text="The ferry is late.", link_text="Why", link="/t/1/")

    post_notice(text="")

    assert (community().notice_text, community().notice_link) == ("", "")
