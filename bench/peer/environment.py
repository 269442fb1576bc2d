"""The peer's own environment: made once, and again whenever its list of parts changes."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.peer.missing import MissingError

_TOP = Path(__file__).parent.parent.parent
_PARTS = Path(__file__).parent / "requirements.txt"
_BUILD = _TOP / "requirements" / "build.txt"
_FOLDER = _TOP / "build" / "bench" / "peer" / ".venv"


def version() -> str:
    """Return which version of the peer the list names."""
    found = re.search(r"^misago==(\S+)", _PARTS.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, "the list of parts does not name the peer"
    return found[1]


def programs() -> Path:
    """Return the folder of the environment's programs, installed with the versions and hashes of the list."""
    listed = hashlib.sha256(_PARTS.read_bytes() + _BUILD.read_bytes()).hexdigest()
    stamp = _FOLDER / "installed"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != listed:
        print("Installing the peer (a minute, once)")
        _install()
        stamp.write_text(listed, encoding="utf-8")
    return _FOLDER / "bin"


def _install() -> None:
    shutil.rmtree(_FOLDER, ignore_errors=True)
    pip = [str(_FOLDER / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    exactly = ["--no-deps", "--require-hashes", "--requirement"]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(_FOLDER)], check=True)
        subprocess.run([*pip, *exactly, str(_BUILD)], check=True)
        subprocess.run([*pip, "--no-build-isolation", *exactly, str(_PARTS)], check=True)
    except subprocess.CalledProcessError as error:
        raise MissingError(
            "its package could not be installed: no network, or no version of it for this Python"
        ) from error
