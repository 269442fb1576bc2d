"""Only an SQLite that keeps what it acknowledged is used."""

import sqlite3

import pysqlite3
import pytest
from django.core.exceptions import ImproperlyConfigured

from rostra.config.sqlite.library import require_sound


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 46, 0), (3, 50, 4), (3, 51, 2), (3, 44, 5)])
def test_a_library_with_the_wal_reset_bug_is_refused_by_the_name_of_the_bug(version: tuple[int, ...]) -> None:
    with pytest.raises(ImproperlyConfigured, match="WAL-reset bug"):
        require_sound(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (3, 50, 7), (3, 44, 6)])
def test_a_repaired_library_is_taken(version: tuple[int, ...]) -> None:
    require_sound(version)


def test_the_library_installed_here_is_sound_and_the_standard_one_is_left_alone() -> None:
    require_sound(pysqlite3.sqlite_version_info)

    assert sqlite3.__name__ == "sqlite3"
