"""Collecting static files under hashed names, each compressed once beside itself."""

import gzip
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import brotli
import structlog
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from rostra.kit.configuration import Configuration

_COMPRESSIBLE = {".css", ".js", ".svg", ".json", ".txt", ".map", ".webmanifest"}
log = structlog.get_logger()


def collect_if_stale(configuration: Configuration) -> bool:
    """Collect when a source has changed since the last time, and say whether that was so.

    What was collected before stays: pages kept elsewhere still refer to it.
    """
    folder = configuration.static_folder
    stamp = folder.with_name("static.stamp")
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return False
    log.info("collecting_static_files")
    folder.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    for file in folder.rglob("*"):
        if file.suffix in _COMPRESSIBLE:
            _compress(file)
    stamp.write_text(fingerprint, encoding="ascii")
    return True


def _fingerprint() -> str:
    found = blake2b(digest_size=16)
    for file in sorted(_sources()):
        about = file.stat()
        found.update(f"{file}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _sources() -> Iterator[Path]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            yield Path(storage.path(path))


def _compress(file: Path) -> None:
    """Write `.br` and `.gz` beside the file unless they are newer than it."""
    whole = file.read_bytes()
    for suffix, squeeze in ((".br", brotli.compress), (".gz", _gzip)):
        beside = file.with_name(file.name + suffix)
        if not beside.exists() or beside.stat().st_mtime_ns < file.stat().st_mtime_ns:
            beside.write_bytes(squeeze(whole))


def _gzip(whole: bytes) -> bytes:
    return gzip.compress(whole, 9, mtime=0)
