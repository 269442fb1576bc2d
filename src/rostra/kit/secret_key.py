"""The secret key of an installation, kept in its data directory."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def secret_key_in(data: Path) -> str:
    """Return the key kept in `secret_key`, made first if it is not there; only this user can read the file."""
    file = data / "secret_key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()


def _write_once(file: Path, key: str) -> None:
    """Write `key` whole or not at all; who comes second keeps the first one's."""
    draft = file.with_name(f".secret_key.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(key + "\n")
        out.flush()
        os.fsync(out.fileno())
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
