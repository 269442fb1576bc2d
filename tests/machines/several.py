"""Two fronts, two sites and tasks, each as on a machine of its own: they share a database, Redis and two folders."""

import socket
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from tests.chaos.killing import all_of, end_wholly, kill
from tests.own_database import own_database
from tests.own_redis import own_redis
from tests.server import Server, free_port
from tests.waiting import within

_START_S = 180  # each machine collects its own static files, all at once
_SECRET = "the same on every machine, and long enough"


class Machines:
    """All of them, in a `with` block; `front`, `other_front`, `site`, `other_site` and `tasks` can be harmed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left = ExitStack()
        self._redis_port = free_port()
        self._redis = ExitStack()

    def __enter__(self) -> "Machines":
        with ExitStack() as entered:
            self._start(entered)
            self._left = entered.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.close()

    def _start(self, entered: ExitStack) -> None:
        ports = [free_port(), free_port()]
        self._shared = {
            "ROSTRA_DATABASE_URL": entered.enter_context(own_database()),
            "ROSTRA_REDIS_URL": f"redis://127.0.0.1:{self._redis_port}/4",
            "ROSTRA_SECRET_KEY": _SECRET,
            "ROSTRA_SITES": ", ".join(f"127.0.0.1:{port}" for port in ports),
        }
        entered.callback(self.kill_redis)
        self.start_redis()
        self.site, self.other_site = (self._machine(f"site{port}", port) for port in ports)
        self.front, self.other_front, self.tasks = (self._machine(name) for name in ("front", "front2", "tasks"))
        for machine, what in (
            (self.site, "site"), (self.other_site, "site"), (self.tasks, "tasks"),
            (self.front, "front"), (self.other_front, "front"),
        ):  # fmt: skip
            machine.start(what)
            entered.callback(end_wholly, machine)
        for front in (self.front, self.other_front):
            front.wait_until_ready(_START_S)
        self.site.populate()

    def _machine(self, name: str, site_port: int = 0) -> Server:
        own = {"ROSTRA_SITE_ADDRESS": f"127.0.0.1:{site_port}"} if site_port else {}
        machine = Server(self._folder / name, **self._shared, **own)
        machine.data.mkdir()
        for kept in ("media", "uploads"):
            (self._folder / "shared" / kept).mkdir(parents=True, exist_ok=True)
            (machine.data / kept).symlink_to(self._folder / "shared" / kept)
        return machine

    def start_redis(self) -> None:
        """Have Redis there, empty."""
        self._redis.enter_context(own_redis("--port", str(self._redis_port)))

    def kill_redis(self) -> None:
        """Take Redis away."""
        self._redis.close()

    def kill(self, machine: Server) -> None:
        """Take all away that runs on a machine, and wait until nothing of it is left."""
        everything = all_of(machine)
        kill(*everything)
        machine.wait_for_end()
        assert within(_START_S, lambda: not any(_lives(one) for one in everything))


def _lives(process: int) -> bool:
    """Say whether a process is there and not merely waiting to be taken note of; what it had open is closed else."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


class OpenPage:
    """A page that listens to what happens at a place."""

    def __init__(self, front: Server, place: str, after: int = 0) -> None:
        self.text = ""
        self._connection = socket.create_connection(("127.0.0.1", front.port), timeout=10)
        self._connection.sendall(f"GET /live?place={place}&after={after} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    def __enter__(self) -> "OpenPage":
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def until(self, part: str, seconds: float = 20) -> str:
        """Return all that was heard once this is part of it."""
        self._connection.settimeout(seconds)
        while part not in self.text:
            heard = self._connection.recv(65_536)
            assert heard, f"the stream ended; heard was {self.text}"
            self.text += heard.decode()
        return self.text
