"""Pictures that others collected to break decoders: each becomes a rendition or a sentence, in bounded time."""

import os
import time
from pathlib import Path

import pytest

from rostra.kit.refusal import Refused
from rostra.media.rendering import render_file

_FOLDER = Path(os.environ.get("ROSTRA_TEST_DATA", "../shared/data")) / "security" / "images"
_FILES = sorted(path for path in _FOLDER.rglob("*") if path.suffix not in {".md", ".txt", ""} and path.is_file())
_MOST_S = 60
_SAMPLE = _FILES[:: int(os.environ.get("ROSTRA_TEST_STRIDE", "6"))]  # each costs a process; all of them with 1

pytestmark = pytest.mark.skipif(not _FILES, reason=f"no hostile pictures in {_FOLDER}; set ROSTRA_TEST_DATA")


@pytest.mark.parametrize("path", _SAMPLE, ids=lambda path: path.name)
def test_a_hostile_file_harms_nothing(path: Path) -> None:
    began = time.monotonic()

    try:
        made = len(render_file(path).files)
    except Refused as refused:
        made = len(refused.sentence)

    assert made
    assert time.monotonic() - began < _MOST_S
