"""What of a site lies open to other users of the machine, and the command that shuts it."""

import shlex
import stat
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

from rostra.kit.configuration import Configuration


def open_paths(configuration: Configuration) -> Sequence[Path]:
    """Return the data directory and the files that hold secrets, as far as everybody on the machine can read them.

    The rights of a group are left to whoever gave them: a backup may run under them.
    """
    data = configuration.data
    paths = [data, data / "secret_key", data / "rostra.toml"]
    if connection.vendor == "sqlite":
        paths.append(Path(connection.settings_dict["NAME"]))
    if configuration.tls_key:
        paths.append(configuration.tls_key)
    return [path for path in paths if path.exists() and _is_open(path.resolve())]


def shutting(paths: Sequence[Path]) -> str:
    """Return the command that leaves these paths to their owner and group."""
    return shlex.join(["chmod", "o=", *map(str, paths)])


def _is_open(path: Path) -> bool:
    """Say whether everybody may read a path, and go through all folders above it."""
    return _lets(path, stat.S_IROTH) and all(_lets(folder, stat.S_IXOTH) for folder in path.parents)


def _lets(path: Path, right: int) -> bool:
    return bool(path.stat().st_mode & right)
