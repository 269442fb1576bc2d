"""The whole server as users start it: `rostra serve` on a data directory and a port of its own."""

import os
import queue
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import IO

import psycopg
import pysqlite3

from tests.waiting import within

_ROOT = Path(__file__).parent.parent
_START_S = 60.0  # two cores busy with other tests took more than thirty for what takes two on idle ones
_STOP_S = 15.0


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """A server in processes of its own; use it in a `with` block, or call `start` and `stop`."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "ROSTRA_DATA": str(data),
            "ROSTRA_BIND": f"127.0.0.1:{self.port}",
            "ROSTRA_LOG_FORMAT": "json",
            "ROSTRA_WORKERS": "1",
            "ROSTRA_DEVELOPMENT": "yes",
            "PYTHONUNBUFFERED": "1",
            **settings,
        }
        self.command = [sys.executable, "-m", "rostra.cli.main"]
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Server":
        self.start()
        try:
            self.wait_for("Rostra is ready")
        except AssertionError:
            self.end()  # nobody else would: what is not entered is not left
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def process(self) -> subprocess.Popen[str]:
        """The supervisor."""
        assert self._process is not None, "the server was not started"
        return self._process

    def start(self, *arguments: str) -> None:
        """Start `rostra serve`, or one of its processes."""
        self._process = subprocess.Popen(
            [*self.command, "serve", *arguments],
            env=settings_of_their_own(self.environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=[self._process.stdout], daemon=True).start()

    def wait_for(self, text: str, seconds: float = _START_S) -> str:
        """Return the first line from now on that has `text` in it; fails when it does not come in time."""
        end = time.monotonic() + seconds
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError(f"{text!r} was not said; said was:\n" + "".join(self.said))
            if text in line:
                return line

    def wait_for_end(self, seconds: float = _STOP_S) -> int:
        """Return the exit code once the server has ended."""
        return self.process.wait(seconds)

    def stop(self) -> int:
        """Stop the server as Ctrl-C does, and return its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.wait_for_end()

    def end(self) -> None:
        """End the server whatever state it is in."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def rostra(self, *arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Run another command on the same data directory."""
        return run_rostra(*arguments, environment=self.environment, typed=typed)

    def wait_until_ready(self, seconds: float = _START_S) -> None:
        """Wait until the database answers and somebody runs tasks."""
        assert within(seconds, lambda: self.get("/readyz")[0] == 200), f"not ready in time: {''.join(self.said)}"

    def wait_for_closed_door(self, seconds: float = _STOP_S) -> None:
        """Wait until nobody is let in any more."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.02)
        raise AssertionError("the door stays open")

    def populate(self) -> None:
        """Add the standing cast and two sections, while the server runs."""
        self.run_module("tests.populate")

    def run_module(self, name: str, *arguments: str) -> str:
        """Run one of our own modules on the same data directory, and return what it printed."""
        words = [sys.executable, "-m", name, *arguments]
        done = subprocess.run(
            words, env=settings_of_their_own(self.environment), cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def execute(self, sql: str) -> None:
        """Change a SQLite database behind everybody's back."""
        with closing(pysqlite3.connect(str(self.data / "rostra.sqlite3"), timeout=10)) as connection, connection:
            connection.execute(sql)

    def select(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Return rows of the database; values stand as `?`."""
        url = self.environment.get("ROSTRA_DATABASE_URL", "")
        if url.startswith("postgres"):
            with psycopg.connect(url) as connected:
                return connected.execute(sql.replace("?", "%s"), values).fetchall()
        with closing(pysqlite3.connect(str(self.data / "rostra.sqlite3"), timeout=10)) as connection:
            return list(connection.execute(sql, values))

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of a page, as a stranger gets it."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def connection(self, path: bytes) -> socket.socket:
        """Return an open connection on which this path was asked for and the beginning of the answer came."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200 ")
        return connection

    def children(self) -> dict[str, int]:
        """Return the process ids of front, site and tasks."""
        found = {}
        for process in Path("/proc").iterdir():
            if process.name.isdecimal() and _parent_of(process) == self.process.pid:
                words = (process / "cmdline").read_bytes().split(b"\0")
                if len(words) > 1:  # One that has ended, and is not yet taken note of, says nothing.
                    found[words[-2].decode()] = int(process.name)
        return found

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            self.said.append(line)
            self._lines.put(line)
        self._lines.put(None)


def run_rostra(
    *arguments: str, environment: dict[str, str], typed: str = "", patience_s: float = 60
) -> "subprocess.CompletedProcess[str]":
    """Run `rostra` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "rostra.cli.main", *arguments],
        env=settings_of_their_own(environment),
        input=typed,
        capture_output=True,
        text=True,
        timeout=patience_s,
        check=False,
    )


def settings_of_their_own(environment: dict[str, str]) -> dict[str, str]:
    """Return what this process hands on, without settings but those named."""
    ours = ("ROSTRA_", "DJANGO_")
    return {name: text for name, text in os.environ.items() if not name.startswith(ours)} | environment


def _parent_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0
