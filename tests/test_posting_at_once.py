"""Eight members at once lose no post and no place, and no two take one name, on both databases."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.eight_members import EACH
from tests.own_database import own_database
from tests.server import settings_of_their_own

pytestmark = pytest.mark.processes

ONE_EACH = {"errors": [], "bearers": [1] * 12}  # of each name, however many wanted it
_ALL = 8 * EACH + 2  # what eight members wrote, the first post, and the form that was sent twice


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a new PostgreSQL database."""
    with own_database() as url:
        yield url


def came_of(module: str, **settings: str) -> dict[str, Any]:
    """Let the eight act in a process of their own, and return what came of it."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=settings_of_their_own({"ROSTRA_LOG_LEVEL": "error", **settings}),
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_on_sqlite(tmp_path: Path) -> None:
    told = came_of("tests.post_at_once", ROSTRA_DATA=str(tmp_path))

    assert told == everything_is_there()


@pytest.mark.postgres
def test_on_postgresql(tmp_path: Path, database: str) -> None:
    told = came_of("tests.post_at_once", ROSTRA_DATA=str(tmp_path), ROSTRA_DATABASE_URL=database)

    assert told == everything_is_there()


def test_two_take_no_one_name_on_sqlite(tmp_path: Path) -> None:
    assert came_of("tests.names_at_once", ROSTRA_DATA=str(tmp_path)) == ONE_EACH


@pytest.mark.postgres
def test_two_take_no_one_name_on_postgresql(tmp_path: Path, database: str) -> None:
    told = came_of("tests.names_at_once", ROSTRA_DATA=str(tmp_path), ROSTRA_DATABASE_URL=database)

    assert told == ONE_EACH


def everything_is_there() -> dict[str, Any]:
    """What must be there: each place once, each text, and counters that are right."""
    return {
        "errors": [],
        "places": list(range(1, _ALL + 1)),
        "texts": _ALL,
        "last_seq": _ALL,
        "post_count": _ALL,
        "participant_count": 9,
        "participants": list(range(1, 10)),
        "held": [2, _ALL + 1],
        "written": EACH + 1,
        "started": 1,
    }
