"""One process under supervision: started, watched, started again with growing pauses when it dies."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import structlog

_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 30.0
_ENDING_S = 10.0  # for one that hangs, to finish what does not
_STEADY_S = 60.0  # alive for so long, an earlier death no longer counts
PARENT = "ROSTRA_SUPERVISOR"
WHERE = signal.SIGUSR2
"""What a process is sent to write down what each of its threads is at."""
log = structlog.get_logger()


class Child:
    """A process of one kind: `front`, `site` or `tasks`."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.deaths = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._not_before = 0.0
        self._killed_at = 0.0

    @property
    def code(self) -> int | None:
        """The exit code, `None` while it runs or before it was started."""
        return self._process.poll() if self._process else None

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the process in a group of its own, so that Ctrl-C reaches the supervisor alone."""
        self._started = time.monotonic()
        self._killed_at = 0.0
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "rostra.cli.main", "serve", self.kind],
            env={**os.environ, PARENT: str(os.getpid())},
            process_group=0,
        )

    def watch(self) -> None:
        """Start the process again when it is dead and its pause is over."""
        now = time.monotonic()
        if self._killed_at and now >= self._killed_at:
            self.kill()
        if self._process is None or self._process.poll() is None:
            return
        if self._not_before < self._started:
            self.deaths = 1 if now - self._started > _STEADY_S else self.deaths + 1
            pause = min(_FIRST_PAUSE_S * 2 ** (self.deaths - 1), _LONGEST_PAUSE_S)
            self._not_before = now + pause
            log.error("process_died", kind=self.kind, code=self._process.returncode, again_in_s=pause)
        if now >= self._not_before:
            self.start()

    def stop(self) -> None:
        """Ask the process to finish what it is doing and end."""
        if self._process and self.is_running:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def end_hanging(self) -> None:
        """Have the process, which answers nobody, write down where it is, and end; `watch` sees to the rest."""
        if self._process and self.is_running and not self._killed_at:
            log.error("process_hangs", kind=self.kind, where=f"run/{self.kind}-hung.txt")
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, WHERE)
            self.stop()
            self._killed_at = time.monotonic() + _ENDING_S

    def wait(self, until: float) -> bool:
        """Wait for its end until a point of the monotonic clock, and say whether it came."""
        if not self._process:
            return True
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, until - time.monotonic()))
        return not self.is_running

    def kill(self) -> None:
        """End the process and all it started, at once."""
        if self._process and self.is_running:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
