"""Which index is in use: that of the database."""

from functools import cache

from django.db import connection

from rostra.search.engine import Engine
from rostra.search.postgres import PostgresEngine
from rostra.search.sqlite import SqliteEngine


@cache
def engine() -> Engine:
    """Return the index of the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
