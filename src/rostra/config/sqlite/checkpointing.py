"""Moving what was written from the write-ahead log into the database file. One process of a machine alone does it."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pysqlite3
import structlog
from django.db import connection

_WORTH_IT = 256 * 1024  # bytes in the log; less than that is read as fast as the file itself
_CUT_AT = 32 * 1024 * 1024  # bytes; then the log is emptied, too, for which everybody waits a moment
_PATIENCE_S = 0.1
log = structlog.get_logger()


def checkpoint(*, at: dt.datetime) -> None:  # noqa: ARG001 - as all jobs
    """Check the log into the file as far as readers allow; nothing to do on PostgreSQL."""
    if connection.vendor != "sqlite":
        return
    file = Path(connection.settings_dict["NAME"])
    wal = file.with_name(file.name + "-wal")
    size = wal.stat().st_size if wal.exists() else 0
    if size < _WORTH_IT:
        return
    mode = "TRUNCATE" if size > _CUT_AT else "PASSIVE"
    with closing(pysqlite3.connect(str(file), timeout=_PATIENCE_S, isolation_level=None)) as own:
        own.execute("PRAGMA synchronous=FULL")
        busy, pages, done = own.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    log.debug("checkpoint", mode=mode, was_busy=bool(busy), pages=pages, done=done)
