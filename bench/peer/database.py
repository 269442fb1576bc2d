"""A PostgreSQL database that lives as long as the measurement."""

import os
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg import sql

from bench.peer.missing import MissingError
from bench.server import cpu_s

HOST = "127.0.0.1"
USER = "postgres"
_SERVER = f"postgresql://{USER}@{HOST}:5432/postgres"


class Database:
    """Made on entering, dropped on leaving whoever is still connected."""

    def __init__(self) -> None:
        self.name = f"rostra_bench_peer_{os.getpid()}"

    def __enter__(self) -> "Database":
        try:
            self._connection = psycopg.connect(_SERVER, autocommit=True, connect_timeout=5)
        except psycopg.OperationalError as error:
            raise MissingError(f"it wants PostgreSQL, and none answers at {HOST}:5432") from error
        self._connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.name)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self.name)))
        self._connection.close()

    def cpu_s(self) -> float:
        """Return the processor seconds of the server's processes for this database, as far as they can be seen here."""
        found = self._connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.name])
        return sum(cpu_s(pid) for (pid,) in found if _is_postgres(pid))


def _is_postgres(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").startswith("postgres")
    except OSError:
        return False
