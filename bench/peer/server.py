"""The peer as it runs in production: nginx, gunicorn, a Celery worker, Redis and a PostgreSQL database of its own."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from bench.peer.database import HOST, USER, Database
from bench.peer.environment import programs
from bench.peer.missing import MissingError
from bench.peer.nginx import configuration
from bench.server import cpu_s, family, free_port

_INSIDE = Path(__file__).parent / "inside"
_LOG = Path(__file__).parent.parent.parent / "build" / "bench" / "peer" / "log"
_WORKERS = 4  # as many as its own container image starts


class Peer:
    """The peer on a database filled with our texts; `told` is what was written down when it was filled."""

    def __init__(self, texts: Path) -> None:
        self._texts = texts
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}"
        self.errors = 0  # replies that it answered with an error

    def __enter__(self) -> "Peer":
        with ExitStack() as stack:
            self.database = stack.enter_context(Database())
            if not shutil.which("redis-server"):
                raise MissingError("it wants Redis, and there is no redis-server here")
            self._bin = programs()
            self._log = stack.enter_context(_LOG.open("wb"))
            self.root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            self.root.chmod(0o755)  # nginx reads it as another user
            self._stack = stack
            self._begin()
            self._stack = stack.pop_all()  # nothing failed: it runs until the peer is left
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def cpu_s(self, kind: str) -> float:
        """Return the processor seconds so far: of nginx (`front`), or of what makes the pages (`site`)."""
        if kind == "front":
            return _of(self._nginx)
        return _of(self._gunicorn) + _of(self._redis) + self.database.cpu_s()

    def member(self, number: int = 0) -> dict[str, Any]:
        """Return what an HTTP client is told to be a member's browser."""
        cookies = {"sessionid": self.told["sessions"][number]}
        return {"cookies": cookies, "headers": {"Accept-Encoding": "gzip, br"}, "timeout": 30, "follow_redirects": True}

    def _begin(self) -> None:
        redis = free_port()
        self._environment = {
            **os.environ, "PYTHONPATH": str(_INSIDE), "DJANGO_SETTINGS_MODULE": "peer_settings",
            "PEER_ROOT": str(self.root), "PEER_SECRET": os.urandom(24).hex(), "PEER_REDIS": f"redis://{HOST}:{redis}",
            "POSTGRES_HOST": HOST, "POSTGRES_USER": USER, "POSTGRES_PASSWORD": "", "POSTGRES_DB": self.database.name,
        }  # fmt: skip
        options = ["--bind", HOST, "--port", str(redis), "--save", "", "--appendonly", "no"]
        self._redis = self._started("redis-server", *options)
        self._fill()
        self._started(str(self._bin / "celery"), "-A", "devproject", "worker", "--loglevel", "error")
        socket = f"unix:{self.root}/gunicorn"
        wanted = ["--workers", str(_WORKERS), "--bind", socket, "--log-level", "error", "devproject.wsgi:application"]
        self._gunicorn = self._started(str(self._bin / "gunicorn"), *wanted)
        (self.root / "nginx.conf").write_text(configuration(self.root, self.port, socket), encoding="utf-8")
        self._nginx = self._started("nginx", "-c", str(self.root / "nginx.conf"))
        self._wait()

    def _fill(self) -> None:
        written = self.root / "told.json"
        django = str(self._bin / "django-admin")
        for words in (
            [django, "migrate", "--verbosity", "0"],
            [django, "collectstatic", "--noinput", "--verbosity", "0"],
            [str(self._bin / "python"), str(_INSIDE / "peer_load.py"), str(self._texts), str(written)],
        ):
            subprocess.run(words, env=self._environment, cwd=self.root, check=True)
        self.told: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))

    def _started(self, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            words, env=self._environment, cwd=self.root, stdout=self._log, stderr=subprocess.STDOUT
        )
        self._stack.callback(_stop, process)
        return process

    def _wait(self) -> None:
        begun = time.monotonic()
        while time.monotonic() - begun < 60:
            try:
                if httpx.get(self.url + self.told["path"], timeout=30).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)  # between two looks at a server that is starting
        raise TimeoutError("the peer did not answer")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _of(process: subprocess.Popen[bytes]) -> float:
    return sum(cpu_s(pid) for pid in family(process.pid))
