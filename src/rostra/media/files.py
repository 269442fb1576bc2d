"""Where files lie: originals in a private folder, renditions below the media root under names made of their content."""

import base64
import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Original:
    """A private file as it came: `path` below the folder of originals."""

    path: str
    content_hash: str
    byte_count: int


def original_path(path: str) -> Path:
    """Return where a private original lies."""
    return Path(settings.ROSTRA_UPLOAD_ROOT) / path


def media_path(path: str) -> Path:
    """Return where a rendition lies."""
    return Path(settings.MEDIA_ROOT) / path


def url_of(path: str) -> str:
    """Return the address of a rendition; `path` begins with `f/`, which no page of this room does."""
    return f"{settings.MEDIA_URL}{path}"


def keep_original(file: IO[bytes], token: str) -> Original:
    """Copy a file into the private folder, durably, and hash it on the way."""
    path = f"{token[:2]}/{token}"
    target = original_path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, count = hashlib.sha256(), 0
    file.seek(0)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode=0o600), "wb") as kept:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            count += len(chunk)
            kept.write(chunk)
        kept.flush()
        os.fsync(kept.fileno())
    return Original(path=path, content_hash=digest.hexdigest(), byte_count=count)


def keep_rendition(made: Path, *, stem: str = "") -> str:
    """Move a finished file below the media root, durably, and return its path there: `f/ab/abcdef….webp`.

    Files that belong together are given one `stem`; otherwise the name is made of the content.
    """
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    name = stem or name_of(made)
    path = f"f/{name[:2]}/{name}{made.suffix}"
    target = media_path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{name}.{os.getpid()}")
    shutil.move(made, beside)
    beside.chmod(0o644)
    beside.replace(target)
    return path


def name_of(made: Path) -> str:
    """Return the name that a file's content gives it."""
    with made.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=20)).digest()
    return base64.b32encode(digest).decode().lower()


def drop_original(path: str) -> None:
    """Remove a private original; nothing happens when it is gone already."""
    if path:
        original_path(path).unlink(missing_ok=True)


def drop_rendition(path: str) -> None:
    """Remove a rendition's file; nothing happens when it is gone already."""
    media_path(path).unlink(missing_ok=True)
