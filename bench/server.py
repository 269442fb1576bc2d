"""The measured server, started as users do, and what its processes cost."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

import httpx

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Measured(Protocol):
    """A forum under measurement: where it answers, what its members' browsers send, what it has cost so far."""

    url: str

    def cpu_s(self, kind: str) -> float:
        """Return the processor seconds of what makes pages (`site`) or of what stands before it (`front`)."""

    def member(self, number: int = 0) -> dict[str, Any]:
        """Return what an HTTP client is told to be a member's browser."""


class Server:
    """`rostra serve` on a data directory; `start_s` is how long it took until the first page came."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.kept: dict[str, Any] = json.loads((data / "bench.json").read_text(encoding="utf-8"))
        self.start_s = 0.0

    def __enter__(self) -> "Server":
        begun = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rostra.cli.main", "serve"],
            env={**os.environ, "ROSTRA_DATA": str(self.data), "ROSTRA_BIND": f"127.0.0.1:{self.port}"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                if httpx.get(self.url, timeout=30).status_code == 200:
                    break
            except httpx.TransportError:
                if self._process.poll() is not None or time.monotonic() - begun > 60:
                    raise
                time.sleep(0.02)  # between two looks at a server that is starting
        self.start_s = time.monotonic() - begun
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(20)

    def processes(self, kind: str = "") -> list[int]:
        """Return the processes of this server, all or those below its `front`, `site` or `tasks`."""
        tree = family(self._process.pid)
        if not kind:
            return tree
        roots = [pid for pid in tree if _words(pid)[-2:] == ["serve", kind]]
        return sorted({pid for root in roots for pid in family(root)})

    def cpu_s(self, kind: str = "") -> float:
        """Return the processor seconds used so far."""
        return sum(cpu_s(pid) for pid in self.processes(kind))

    def member(self, number: int = 0) -> dict[str, Any]:
        """Return what an HTTP client is told to be a member's browser."""
        cookies = {"rostra_session": self.kept["sessions"][number]}
        return {"cookies": cookies, "headers": {"Accept-Encoding": "br"}, "timeout": 30, "follow_redirects": True}


def family(root: int) -> list[int]:
    """Return a process and all below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (parent := _parent(entry)):
            parents.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += parents.get(found[-1], [])
    return found


def cpu_s(pid: int) -> float:
    """Return the processor seconds of one process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * TICK_S


@dataclass(frozen=True)
class Memory:
    """Megabytes: shares counted once (`pss`) and in every process (`rss`)."""

    pss: float
    rss: float


def memory_of(pids: list[int]) -> Memory:
    """Return the memory of processes together."""
    sums = {"Pss": 0, "Rss": 0}
    for pid in pids:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
        for name in sums:
            found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
            sums[name] += int(found[1]) if found else 0
    return Memory(sums["Pss"] / 1024, sums["Rss"] / 1024)


def _words(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")[:-1]
    except OSError:
        return []


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0
