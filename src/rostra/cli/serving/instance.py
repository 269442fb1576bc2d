"""One server for one data directory, and an address nobody else listens on."""

import fcntl
import os
import socket
from contextlib import suppress
from pathlib import Path

from rostra.kit.refusal import Refused
from rostra.kit.setting_values import Address


def claim(data: Path) -> int:
    """Take the data directory for this process until it ends. Raises `Refused` when a server has it."""
    data.mkdir(parents=True, exist_ok=True)
    lock = os.open(data / "server.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(lock, 20).decode(errors="replace").strip() or "unknown"
        os.close(lock)
        raise Refused(
            "running_already",
            f"a server is running on {data} already (process {holder}). Stop it first, or name another with --data.",
        ) from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    return lock


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
    is_unix = address.socket is not None
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address.host, address.host)  # noqa: S104 - not bound, asked
    family = socket.AF_UNIX if is_unix else socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.settimeout(1)
        with suppress(OSError):
            probe.connect(str(address.socket) if is_unix else (host, address.port))
            return True
    return False
