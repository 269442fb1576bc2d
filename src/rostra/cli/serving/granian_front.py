"""Granian as front needs it: streams are told to end before the server waits for what is in flight."""

import os
from contextlib import suppress

from granian.server import MPServer

from rostra.front.app import LAST_CALL


class GranianFront(MPServer):
    """A Granian server whose workers hear of its end a moment before it."""

    def _stop_workers(self) -> None:
        for worker in self.wrks:
            with suppress(ProcessLookupError):
                os.kill(worker.inner.pid, LAST_CALL)
        super()._stop_workers()  # type: ignore[no-untyped-call]
