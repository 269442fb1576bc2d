"""Where the suites of others are found: the folder named by `ROSTRA_TEST_DATA`, or `../shared/data`."""

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("ROSTRA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data").resolve()


def suite(path: str) -> Path:
    """Return a file of the suites, or skip the module that asks for it and say why."""
    found = ROOT / path
    if not found.exists():
        pytest.skip(f"outside suite absent: {found} (set ROSTRA_TEST_DATA)", allow_module_level=True)
    return found


def fixtures(path: str) -> list[tuple[str, str]]:
    """Return the pairs of source and expected HTML in one of markdown-it's fixture files, parted by lines of `.`."""
    parts: list[list[str]] = []
    pairs: list[tuple[str, str]] = []
    for line in suite(path).read_text(encoding="utf-8").splitlines():
        if line != ".":
            if parts:
                parts[-1].append(line)
            continue
        parts.append([])
        if len(parts) == 3:
            pairs.append(("\n".join(parts[0]), "\n".join(parts[1])))
            parts = []
    return pairs
