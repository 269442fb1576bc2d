"""A PostgreSQL database of a test's own, on the server at 127.0.0.1."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

HERE = "postgres://postgres@127.0.0.1:5432"


@contextmanager
def own_database() -> Iterator[str]:
    """Give the address of a new database, gone afterwards."""
    name = f"rostra_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{HERE}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{HERE}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
