"""What must be so before a process serves: the database at this version, static files collected, the cache's table.

Several processes may start at once, on one machine or many; one prepares, the others wait and find it done.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from rostra.config.static import collect_if_stale
from rostra.kit.configuration import Configuration

_LOCK_NUMBER = 7_265_737_472  # any number that nothing else in the database uses: "rostr" read as a keypad
log = structlog.get_logger()


def prepare(configuration: Configuration) -> None:
    """Bring database and static files to this version."""
    migrate(configuration)
    prepare_files(configuration)


def prepare_files(configuration: Configuration) -> None:
    """Bring the static files of this machine to this version."""
    with _alone_here(configuration):
        collect_if_stale(configuration)


def migrate(configuration: Configuration) -> int:
    """Apply what is missing and return how many migrations that was."""
    with _alone_here(configuration), _alone_everywhere():
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            log.info("migrating", migrations=len(missing))
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
        return len(missing)


@contextmanager
def _alone_here(configuration: Configuration) -> Iterator[None]:
    lock = os.open(configuration.run_folder / "prepare.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


@contextmanager
def _alone_everywhere() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK_NUMBER])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_NUMBER])
