"""A worker process: threads that run tasks, one that makes the rounds, a heartbeat, a door to knock at."""

import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

import structlog
from django.db import close_old_connections, connections

from rostra.kit.clock import now
from rostra.operations.door import Door
from rostra.operations.models import Worker
from rostra.operations.periodic import LocalRounds, Periodic, run_due
from rostra.operations.running_tasks import run_next

_LOOK_S = 1.0
_BEAT_S = 15.0
_AFTER_ERROR_S = 5.0
log = structlog.get_logger()


class WorkerProcess:
    """The life of one `rostra serve tasks`."""

    def __init__(self, jobs: Sequence[Periodic]) -> None:
        self._jobs = jobs
        self._local = LocalRounds(jobs)
        self._id = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._stopping = threading.Event()
        self._bell = threading.Event()
        self._door = Door()

    def run(self) -> None:
        """Work until a signal; what is being done then is finished first."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        self._beat()
        # Two run tasks, so that one picture or one slow mail server does not hold up the rest.
        acts = [self._run_one, self._run_one, self._make_rounds]
        threads = [threading.Thread(target=self._repeat, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        self._listen()
        for thread in threads:
            thread.join()
        Worker.objects.filter(pk=self._id).delete()
        self._door.close()
        connections.close_all()

    def _listen(self) -> None:
        """Show signs of life, and ring the bell whenever somebody knocks."""
        beat_at = time.monotonic() + _BEAT_S
        while not self._stopping.is_set():
            if self._door.wait(_LOOK_S):
                self._bell.set()
            if time.monotonic() >= beat_at:
                beat_at = time.monotonic() + _BEAT_S
                self._guarded(self._beat)

    def _repeat(self, act: Callable[[], float]) -> None:
        """Do `act` again and again, resting for the seconds it returns or until the bell rings."""
        while not self._stopping.is_set():
            rest = self._guarded(act)
            if rest and self._bell.wait(rest):
                self._bell.clear()
        connections.close_all()

    def _guarded(self, act: Callable[[], float]) -> float:
        """Do `act`; when it fails, as with a database that is away, log that and rest."""
        try:
            close_old_connections()
            return act()
        except Exception:
            log.exception("worker_error")
            return _AFTER_ERROR_S

    def _run_one(self) -> float:
        return 0.0 if run_next(self._id) else _LOOK_S

    def _make_rounds(self) -> float:
        at = now()
        run_due(self._jobs, at=at)
        if self._door.is_mine:
            self._local.run_due(at=at)
        return _LOOK_S

    def _beat(self) -> float:
        at = now()
        Worker.objects.update_or_create(
            pk=self._id,
            defaults={"seen_at": at},
            create_defaults={"host": socket.gethostname(), "pid": os.getpid(), "started_at": at, "seen_at": at},
        )
        return _BEAT_S

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signal handlers are called
        self._stopping.set()
        self._bell.set()
