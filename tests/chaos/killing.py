"""Killing what runs, as the machine's own memory killer does."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.server import Server


def started_by(parent: int) -> list[int]:
    """Return the processes below a process, nearest first."""
    found = []
    for file in Path("/proc").glob(f"{parent}/task/*/children"):
        with suppress(OSError):
            found += [int(number) for number in file.read_text().split()]
    return found + [below for child in found for below in started_by(child)]


def kill(*processes: int) -> None:
    """End processes at once; those that are gone are gone."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def all_of(server: Server) -> list[int]:
    """Return every process of a server."""
    return [server.process.pid, *started_by(server.process.pid)]


@contextmanager
def held(*processes: int) -> Iterator[None]:
    """Let processes do nothing meanwhile; what is gone by then stays gone."""
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


def end_wholly(server: Server) -> None:
    """End a server, and whatever it would leave behind."""
    left = started_by(server.process.pid)
    server.end()
    kill(*left)


def kill_part(server: Server, what: str) -> None:
    """Kill `front`, `site` or `tasks`, the `worker` of the site, or `everything`."""
    if what == "everything":
        kill(*all_of(server))
        server.wait_for_end()
        return
    part = server.children().get("site" if what == "worker" else what)
    if part:
        kill(*(started_by(part)[:1] if what == "worker" else [part]))
