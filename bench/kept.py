"""The data set: built once and kept; copied, so that every run begins with the same rows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.server import Server
from rostra.markup.render import PIPELINE_VERSION

_TOP = Path(__file__).parent.parent
# Posts of an older text pipeline would be made anew by tasks while others are measured.
_KEPT = _TOP / "build" / "bench" / f"site-{PIPELINE_VERSION}"
_WORK = _TOP / "build" / "bench" / "run"


def fresh_site() -> Path:
    """Return a data directory whose static files are collected and templates compiled: the next start is the usual."""
    if not (_KEPT / "bench.json").exists():
        print("Building the data set (some minutes, once)")
        ours("bench.dataset", _KEPT)
    shutil.rmtree(_WORK, ignore_errors=True)
    shutil.copytree(_KEPT, _WORK, ignore=shutil.ignore_patterns("run", "server.lock"))
    with Server(_WORK):
        return _WORK


def kept_in(name: str) -> Path:
    """Return where a data set of another size is kept."""
    return _KEPT.with_name(f"{name}-{PIPELINE_VERSION}")


def ours(module: str, data: Path, *arguments: str) -> str:
    """Run a module of ours on a data directory and return the last line it prints."""
    data.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", module, *arguments]
    environment = {**os.environ, "ROSTRA_DATA": str(data), "ROSTRA_LOG_LEVEL": "error"}
    done = subprocess.run(words, env=environment, cwd=_TOP, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip().rpartition("\n")[2]
