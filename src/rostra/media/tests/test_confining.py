"""A picture that took over its decoder reaches nobody, starts nothing, and fills neither memory nor disk."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rostra.media import rendering
from rostra.media.rendering import render_file
from rostra.media.tests.making import a_picture

# What a decoder would do that somebody else steers, after the limits that the real one runs under.
_TAKEN_OVER = """
import json, os, resource, socket, sys, threading
from rostra.media import workbench
job = json.loads(sys.argv[1])
workbench._limit(job)

def outcome(act):
    try:
        act()
    except (OSError, MemoryError) as fault:
        return type(fault).__name__
    return "done"

def write():
    with open(job["target"] + "/large", "wb") as file:
        for _number in range(100):
            file.write(bytes(1_000_000))

def thread():
    one = threading.Thread(target=int)
    one.start()
    one.join()

import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
tries = {
    "connect": lambda: socket.create_connection(("127.0.0.1", job["port"]), timeout=5),
    "socket": lambda: socket.socket(socket.AF_UNIX),
    "ask a name": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "program": lambda: os.execv("/bin/true", ["true"]),
    "memory": lambda: bytearray(job["memory_bytes"]),
    "disk": write,
    "files": lambda: [open("/dev/null") for _number in range(100)],
    "thread": thread,
}
print(json.dumps({name: outcome(act) for name, act in tries.items()}))
"""


def test_a_decoder_that_somebody_else_steers_can_do_no_harm(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        job = {
            "port": listener.getsockname()[1], "target": str(tmp_path), "memory_bytes": rendering._MEMORY_BYTES,
            "cpu_s": rendering._CPU_S, "file_bytes": rendering._FILE_BYTES,
        }  # fmt: skip
        words = [sys.executable, "-I", "-c", _TAKEN_OVER, json.dumps(job)]
        said = subprocess.run(words, capture_output=True, check=True, text=True, timeout=60)

    outcomes = json.loads(said.stdout)
    assert outcomes == {
        "connect": "PermissionError", "socket": "PermissionError", "ask a name": "PermissionError",
        "program": "PermissionError", "memory": "MemoryError", "disk": "OSError", "files": "OSError", "thread": "done",
    }  # fmt: skip
    assert (tmp_path / "large").stat().st_size <= rendering._FILE_BYTES


def test_a_decoder_that_never_ends_is_ended(tmp_path: Path) -> None:
    job = json.dumps({"memory_bytes": 1_200_000_000, "cpu_s": 1, "file_bytes": 1_000, "target": str(tmp_path)})
    endless = (
        "import json, sys; from rostra.media import workbench; workbench._limit(json.loads(sys.argv[1]))\nwhile 1: pass"
    )

    ended = subprocess.run([sys.executable, "-I", "-c", endless, job], check=False, capture_output=True, timeout=60)

    assert ended.returncode < 0


def test_nothing_of_a_picture_stays_where_it_was_worked_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "picture"
    source.write_bytes(a_picture())
    bench = tmp_path / "bench"
    bench.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(bench))

    assert render_file(source).files
    assert list(bench.iterdir()) == []
