"""Numbered pages."""

import pytest

from rostra.ui.paging import Pager, page_numbers


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 9, [1, 2, 3, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, 6, None, 9]),
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (4000, 4000, [1, None, 3998, 3999, 4000]),
    ],
)
def test_numbers_near_the_current_page_are_shown(current: int, last: int, shown: list[int | None]) -> None:
    assert page_numbers(current, last) == shown


def test_the_first_page_has_one_address() -> None:
    pager = Pager(2, 3, "/t/1/ferry/")

    assert pager.url(1) == "/t/1/ferry/"
    assert pager.url(3) == "/t/1/ferry/?page=3"


def test_other_parts_of_the_address_are_kept() -> None:
    pager = Pager(1, 3, "/s/harbour/", (("sort", "newest"),))

    assert pager.url(2) == "/s/harbour/?sort=newest&page=2"
