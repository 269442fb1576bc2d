"""What `rostra doctor` looks at: settings, database, counters, tasks, files."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from rostra.config.derived import DERIVED
from rostra.config.openness import open_paths, shutting
from rostra.kit.clock import now
from rostra.kit.configuration import Configuration
from rostra.kit.reading_settings import unknown_variables
from rostra.media.checking import file_faults
from rostra.operations.queries import dead_letters, is_any_worker_alive, waiting_tasks
from rostra.operations.views import missing_migrations
from rostra.search.actions.renew_old_words import count_old_words
from rostra.search.checking import index_faults, mend_index
from rostra.topics.actions.rerender_old_posts import count_old_posts

_MOST_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One thing looked at, and how it is: `well`, `wrong`, `repaired`, or a `note` that is no fault."""

    mark: str
    what: str

    @property
    def is_well(self) -> bool:
        """Whether nothing needs to be done."""
        return self.mark != "wrong"


def findings(configuration: Configuration, *, is_repairing: bool) -> Iterator[Finding]:
    """Look at everything, in order; the first fault of the database ends it, since the rest rests on that."""
    yield _finding(
        problems=[] if configuration.is_secure or _is_at_home(configuration) else [configuration.base_url],
        well="people reach the site by https, or it is at home",
        wrong="the base URL is not https, so passwords can be read on their way",
    )
    yield _openness(configuration)
    yield from (Finding("note", sentence) for sentence in unknown_variables(os.environ))
    missing = missing_migrations()
    yield _finding(
        problems=missing, well="the database is at this version", wrong="migrations are missing (run: rostra migrate)"
    )
    if missing:
        return
    yield _finding(problems=_broken_pages(), well="the database file is whole", wrong="the database is damaged")
    for counter in DERIVED:
        wrong = counter.count_wrong()
        if wrong and is_repairing:
            counter.repair()
            yield Finding("repaired", f"{counter.what}: {wrong}")
        else:
            yield _finding(
                problems=[str(wrong)] if wrong else [],
                well=f"{counter.what} add up",
                wrong=f"{counter.what} do not add up",
            )
    yield _pipeline()
    yield from _files()
    yield from _index(is_repairing=is_repairing)
    yield from _tasks()


def _openness(configuration: Configuration) -> Finding:
    paths = open_paths(configuration)
    return _finding(
        problems=list(map(str, paths)),
        well="what is secret is not open to everybody on this machine",
        wrong=f"everybody on this machine can read what is secret (run: {shutting(paths)})",
    )


def _pipeline() -> Finding:
    old = count_old_posts()
    if old:
        return Finding("note", f"posts that an older version made and that tasks make anew by themselves: {old}")
    return Finding("well", "the HTML of every post is of this version")


def _files() -> Iterator[Finding]:
    faults = file_faults()
    yield _finding(
        problems=_first(faults.missing), well="the files of all pictures are there", wrong="files are missing"
    )
    yield _finding(
        problems=_first(faults.changed), well="the files of all pictures are whole", wrong="files are not as they were"
    )
    if faults.unnamed:
        yield Finding("note", f"files of pictures that nothing names any more: {faults.unnamed}")


def _index(*, is_repairing: bool) -> Iterator[Finding]:
    if old := count_old_words():
        yield Finding("note", f"posts that an older version indexed and that tasks index anew by themselves: {old}")
    faults = index_faults()
    if faults.count and not is_repairing and waiting_tasks():
        yield Finding("note", f"posts that wait to be indexed: {faults.count}")
        return
    if faults.count and is_repairing:
        mend_index()
        yield Finding("repaired", f"the index of the search: {faults.count}")
        faults = index_faults()
    yield _finding(
        problems=[str(faults.count)] if faults.count else [],
        well="the search knows every post",
        wrong="the search does not know every post (run: rostra search reindex)",
    )


def _first(paths: Sequence[str]) -> list[str]:
    shown = list(paths[:_MOST_SHOWN])
    return [*shown, f"and {len(paths) - _MOST_SHOWN} more"] if len(paths) > _MOST_SHOWN else shown


def _tasks() -> Iterator[Finding]:
    buried = dead_letters()
    yield _finding(
        problems=[str(buried)] if buried else [], well="no task has failed for good", wrong="tasks failed for good"
    )
    if not is_any_worker_alive(now()):
        yield Finding("note", "nobody runs tasks now; they wait until the server runs")


def _finding(*, problems: list[str], well: str, wrong: str) -> Finding:
    return Finding("wrong", f"{wrong}: {', '.join(problems)}") if problems else Finding("well", well)


def _is_at_home(configuration: Configuration) -> bool:
    return any(name in configuration.base_url for name in ("//localhost", "//127.0.0.1", "//[::1]"))


def _broken_pages() -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(10)")
        said = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        said += [f"a row of {table} refers to nothing in {other}" for table, _, other, _ in cursor.fetchmany(10)]
    return [one for one in said if one != "ok"]
