"""One server for one data directory, and an address nobody else listens on."""

import fcntl
import os
import socket
import time
from contextlib import suppress
from pathlib import Path

from rostra.kit.refusal import Refused
from rostra.kit.setting_values import Address

_LOCK = "server.lock"  # held as long as the server runs
_MOMENT_S = 0.05


def is_running(data: Path) -> bool:
    """Say whether a server has the data directory."""
    with suppress(FileNotFoundError), (data / _LOCK).open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def claim(data: Path) -> int:
    """Take the data directory for this process until it ends. Raises `Refused` when a server has it."""
    data.mkdir(parents=True, exist_ok=True)
    lock = os.open(data / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    if not _taken(lock):
        holder = os.read(lock, 20).decode(errors="replace").strip() or "unknown"
        os.close(lock)
        raise Refused(
            "running_already",
            f"a server is running on {data} already (process {holder}). Stop it first, or name another with --data.",
        )
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    return lock


def _taken(lock: int) -> bool:
    """Take the lock if no server has it."""
    if _locked(lock):
        return True
    # A command that asks `is_running` holds it too, and is gone in a moment. Nothing can be waited for instead: `flock`
    # knows no limit of time, and a server that has the lock keeps it for months.
    time.sleep(_MOMENT_S)
    return _locked(lock)


def _locked(lock: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def require_free(address: Address) -> None:
    """Raise `Refused` when one cannot listen there."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            why = error.strerror or str(error)
            raise Refused("address", f"cannot listen on {address}: {why}. Choose another with --bind.") from None


def answers(address: Address) -> bool:
    """Say whether somebody listens there now."""
    with suppress(OSError), connection_to(address, 1):
        return True
    return False


def connection_to(address: Address, timeout_s: float) -> socket.socket:
    """Return a connection to whoever listens there. Raises `OSError`."""
    is_unix = address.socket is not None
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address.host, address.host)  # noqa: S104 - not bound, asked
    family = socket.AF_UNIX if is_unix else socket.AF_INET6 if ":" in host else socket.AF_INET
    connection = socket.socket(family)
    try:
        connection.settimeout(timeout_s)
        connection.connect(str(address.socket) if is_unix else (host, address.port))
    except OSError:
        connection.close()
        raise
    return connection
