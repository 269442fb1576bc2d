"""Which SQLite is used: the one that pysqlite3 brings, and only a version that keeps what it acknowledged."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pysqlite3
import pysqlite3.dbapi2
from django.core.exceptions import ImproperlyConfigured

_FIXED = (3, 51, 3)
_FIXED_IN_OLDER = {(3, 50): 7, (3, 44): 6}
_FAULTY_SINCE = (3, 7, 0)


@contextmanager
def instead_of_the_standard_library() -> Iterator[None]:
    """Let `import sqlite3` find pysqlite3 inside the block, as Django's backend does once when it is imported."""
    before = {name: sys.modules.get(name) for name in ("sqlite3", "sqlite3.dbapi2")}
    sys.modules.update({"sqlite3": pysqlite3, "sqlite3.dbapi2": pysqlite3.dbapi2})
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def require_sound(version: tuple[int, ...]) -> None:
    """Raise `ImproperlyConfigured` when this SQLite can lose rows in WAL mode.

    The fault is described at https://www.sqlite.org/wal.html#walresetbug.
    """
    release = version[:2]
    is_repaired = version[2] >= _FIXED_IN_OLDER[release] if release in _FIXED_IN_OLDER else version >= _FIXED
    if version >= _FAULTY_SINCE and not is_repaired:
        raise ImproperlyConfigured(
            f"SQLite {'.'.join(map(str, version))} has the WAL-reset bug, by which committed rows can be lost; it is "
            "repaired in 3.51.3, 3.50.7 and 3.44.6. Install pysqlite3 0.6.1 or newer, which brings SQLite 3.53."
        )
