"""Many who ask the running server at once, and what its processes weigh meanwhile."""

import http.client
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

from tests.attack.test_front_door import asked, form_token
from tests.chaos.killing import started_by
from tests.server import Server

_EVERY_S = 0.02
_PATIENCE_S = 120


class SignIn:
    """Tries to sign in, each time from another address of the network if the server believes what it is told."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._token = form_token(asked(server, "/account/sign-in/")[1])

    def __call__(self, login: str, forwarded: str, path: str = "/account/sign-in/", **headers: str) -> int:
        """Return how an attempt is answered."""
        form = urlencode({"csrfmiddlewaretoken": self._token, "login": login, "password": "not this one at all"})
        told = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._server.url}
        told["X-Forwarded-For"] = forwarded
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=_PATIENCE_S)
        connection.request("POST", path, body=form, headers=told | headers)
        status = connection.getresponse().status
        connection.close()
        return status


def at_once(act: Callable[[int], int], count: int) -> list[int]:
    """Let so many act at the same time, and return what came of each."""
    with ThreadPoolExecutor(count) as crowd:
        return list(crowd.map(act, range(count)))


class Scales:
    """Weighs a process and all below it again and again; use it in a `with` block."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._is_over = Event()
        self._thread = Thread(target=self._weigh)
        self.before = self.most = self._bytes()

    def __enter__(self) -> "Scales":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self._thread.join()

    @property
    def growth(self) -> int:
        """How many bytes it grew at most."""
        return self.most - self.before

    def _weigh(self) -> None:
        while not self._is_over.wait(_EVERY_S):
            self.most = max(self.most, self._bytes())

    def _bytes(self) -> int:
        return sum(_own_bytes(one) for one in [self._process, *started_by(self._process)])


def _own_bytes(process: int) -> int:
    """Return the memory of a process that it shares with no other."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024
