"""`rostra serve`: starts front, site and tasks, keeps them alive, stops them together."""

import signal
import sys
import threading
import time
from types import FrameType

import structlog

from rostra.cli.running import leave_base_url
from rostra.cli.serving.child import Child
from rostra.cli.serving.instance import answers, claim, require_free
from rostra.cli.serving.pinging import Pings
from rostra.kit import logs
from rostra.kit.configuration import Configuration, run_folder_of

EXIT_CONFIGURATION = 78  # sysexits.h: starting again would not help
_LOOK_S = 0.1
_STOP_S = 10.0
_FRONT_STOP_S = 5.0
log = structlog.get_logger()


class Supervisor:
    """The life of one `rostra serve`."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._stopping = threading.Event()
        self._front, self._site, self._tasks = (Child(kind) for kind in ("front", "site", "tasks"))
        self._pings = [Pings(address) for address in configuration.site_addresses]
        self._is_ready = False

    def run(self) -> int:
        """Serve until a signal, and return the exit code."""
        claim(self._configuration.data)
        require_free(self._configuration.bind)
        logs.configure({"format": self._configuration.log_format, "level": self._configuration.log_level})
        self._forget_last_run()
        leave_base_url(self._configuration)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        for child in (self._site, self._front):
            child.start()
        code = 0
        while not code and not self._stopping.wait(_LOOK_S):
            code = self._look()
        self._stop()
        return code

    def _forget_last_run(self) -> None:
        sockets = (address.socket for address in self._configuration.site_addresses)
        for left in (self._configuration.run_folder / "set-up-link", *sockets):
            if left:
                left.unlink(missing_ok=True)

    def _look(self) -> int:
        """See to every process, and return an exit code above 0 when it is no use to go on."""
        if not self._is_ready and EXIT_CONFIGURATION in {self._site.code, self._front.code}:
            return EXIT_CONFIGURATION
        for child in (self._site, self._front, self._tasks):
            child.watch()
        overdue = [pings.is_overdue() for pings in self._pings]
        if any(overdue):
            for pings in self._pings:
                pings.forget()
            self._site.end_hanging()
        if not self._is_ready and answers(self._configuration.site_address) and answers(self._configuration.bind):
            self._is_ready = True
            self._tasks.start()
            self._greet()
        return 0

    def _greet(self) -> None:
        print(f"Rostra is ready at {self._configuration.base_url}/", flush=True)
        link = run_folder_of(self._configuration.data) / "set-up-link"
        if link.exists():
            print(f"Nobody administers it yet. Set it up here: {link.read_text().strip()}", flush=True)
        if sys.stdout.isatty():
            print("Stop it with Ctrl-C.", flush=True)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signal handlers are called
        if self._stopping.is_set():
            for child in (self._front, self._site, self._tasks):
                child.kill()
        self._stopping.set()

    def _stop(self) -> None:
        """Stop front first, while site still answers what front has taken in; ten seconds for all."""
        end = time.monotonic() + _STOP_S
        self._front.stop()
        self._tasks.stop()
        self._front.wait(time.monotonic() + _FRONT_STOP_S)
        self._site.stop()
        for child in (self._front, self._site, self._tasks):
            if not child.wait(end):
                log.warning("process_killed", kind=child.kind, reason="did not stop in time")
                child.kill()
