"""Every address, for every kind of visitor, is answered as `matrix.txt` says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.addresses import routes
from tests.attack.world import ROLES, World, has_place

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).parent / "matrix.txt"
Row = tuple[str, str, str]


def rows() -> dict[Row, list[int]]:
    """The rows of the table: method, place and address, and an answer for each kind of visitor."""
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {(line[0], line[1], line[2]): [int(code) for code in line[3:]] for line in lines}


def wanted() -> list[Row]:
    """The rows that there must be for the addresses there are."""
    return [
        (method, where, route)
        for route in routes()
        for where in (("open", "hidden") if has_place(route) else ("-",))
        for method in ("GET", "POST")
    ]


def as_line(row: Row, answers: list[int]) -> str:
    """A row as it stands in the table."""
    method, where, route = row
    return f"{method:<5}{where:<7}{route:<74} " + " ".join(f"{code:<4}" for code in answers).rstrip()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - sets it up
    """One town for all rows; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.mark.parametrize("row", wanted(), ids=" ".join)
def test_everybody_is_answered_as_the_table_says(world: World, row: Row) -> None:
    method, where, route = row
    answers = [world.asked(method, where, route, role) for role in ROLES]

    expected = rows().get(row)

    assert expected is not None, (
        f"tests/attack/matrix.txt has no row for {method} {route}. These are the answers now; if they are right for "
        f"{', '.join(ROLES)}, add the line:\n{as_line(row, answers)}"
    )
    assert as_line(row, answers) == as_line(row, expected)


def test_the_table_has_no_row_for_an_address_that_is_gone() -> None:
    assert sorted(rows().keys() - set(wanted())) == []
