"""Granian that stops without killing anybody who is about to end, and without waiting for streams that never end."""

import os
import signal
import time
from contextlib import suppress
from typing import Any

from granian.server import MPServer

_LOOK_S = 0.01


class PatientServer(MPServer):
    """Granian looks once whether a worker is gone, while a thread of its own may not have noted the end yet."""

    first_signal: signal.Signals | None = None
    """What workers are told before they are told to stop."""

    def shutdown(self, exit_code: int = 0) -> None:
        """Stop the workers, wait until that is known, and only then clear up."""
        workers: list[Any] = list(self.wrks)  # Granian is typed in part.
        for worker in workers:
            if self.first_signal:
                with suppress(ProcessLookupError):
                    os.kill(worker.inner.pid, self.first_signal)
            worker.terminate()
        end = time.monotonic() + (self.workers_kill_timeout or 0)
        while any(worker.is_alive() for worker in workers) and time.monotonic() < end:
            time.sleep(_LOOK_S)
        self.workers_kill_timeout = 1  # Who had all the time there is gets no second helping.
        super().shutdown(exit_code)  # type: ignore[no-untyped-call] # as above: typed in part
