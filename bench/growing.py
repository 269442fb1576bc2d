"""Makes a large site of a filled data directory: its topics so many times over, and the long one of 100,000 posts.

Run as `python -m bench.growing TIMES` with `ROSTRA_DATA` set. The rows are copied within the database (SQLite), whose
indexes are put aside meanwhile: ten million posts through the models would take most of a day.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.dataset import LONG_TOPIC

LONG = 100_000
# Tables of many rows, and how a copy's numbers differ: by so many times the highest number of that table.
_COPIED = {
    "topics_topic": {"id": "topics_topic"},
    "topics_post": {"id": "topics_post", "topic_id": "topics_topic"},
    "topics_revision": {"id": "topics_revision", "topic_id": "topics_topic", "post_id": "topics_post"},
    "topics_participant": {"id": "topics_participant", "topic_id": "topics_topic"},
}
_NAMED = {"topics_topic", "topics_post"}  # their `key` is the author's own and stands once


def main() -> None:
    """Grow the directory's database."""
    file = Path(os.environ["ROSTRA_DATA"], "rostra.sqlite3")
    times = int(sys.argv[1])
    with sqlite3.connect(file, isolation_level=None) as rows:
        for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -2000000", "foreign_keys = off"):
            rows.execute(f"PRAGMA {pragma}")
        with _without_indexes(rows):
            highest = {table: rows.execute(f"SELECT max(id) FROM {table}").fetchone()[0] for table in _COPIED}
            for table in _COPIED:
                for turn in range(1, times):
                    _copy(rows, table, turn, highest)
            _lengthen(rows)
            rows.execute(
                f"UPDATE topics_sectiontally SET topic_count = topic_count * {times}, post_count = post_count * {times}"
            )
        rows.execute("ANALYZE")
        rows.execute("PRAGMA journal_mode = wal")


def _copy(rows: sqlite3.Connection, table: str, turn: int, highest: dict[str, int]) -> None:
    moved = {name: f"{name} + {turn * highest[other]}" for name, other in _COPIED[table].items()}
    if table in _NAMED:
        moved["key"] = f"key || '-{turn}'"
    _insert_again(rows, table, moved, f"id <= {highest[table]} ORDER BY id")


def _lengthen(rows: sqlite3.Connection) -> None:
    """Go on with the posts of the long topic, the same texts again, until it has `LONG`."""
    (length,) = rows.execute(f"SELECT last_seq FROM topics_topic WHERE id = {LONG_TOPIC}").fetchone()
    highest = rows.execute("SELECT max(id) FROM topics_post").fetchone()[0]
    for turn in range(1, LONG // length):
        moved = {
            "id": f"{highest + (turn - 1) * length} + seq",
            "seq": f"seq + {turn * length}",
            "key": f"key || '+{turn}'",
        }
        _insert_again(rows, "topics_post", moved, f"topic_id = {LONG_TOPIC} AND seq <= {length} ORDER BY seq")
    rows.execute(f"UPDATE topics_topic SET last_seq = {LONG}, post_count = {LONG} WHERE id = {LONG_TOPIC}")


def _insert_again(rows: sqlite3.Connection, table: str, moved: dict[str, str], where: str) -> None:
    """Insert rows of a table once more, with other words for some of their columns."""
    columns = [row[1] for row in rows.execute(f"PRAGMA table_info({table})")]
    listed = ", ".join(f'"{name}"' for name in columns)
    taken = ", ".join(moved.get(name, f'"{name}"') for name in columns)
    rows.execute(f"INSERT INTO {table} ({listed}) SELECT {taken} FROM {table} WHERE {where}")


@contextmanager
def _without_indexes(rows: sqlite3.Connection) -> Iterator[None]:
    """Put the indexes aside that are no rules, and make them of all rows at once afterwards."""
    names = ", ".join(f"'{table}'" for table in _COPIED)
    asked = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({names})"
    aside = rows.execute(asked).fetchall()
    for name, _made_by in aside:
        rows.execute(f'DROP INDEX "{name}"')
    yield
    for _name, made_by in aside:
        rows.execute(made_by)


if __name__ == "__main__":
    main()
