"""Each test has folders of its own for files."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    """Keep files where the test ends."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.ROSTRA_UPLOAD_ROOT = str(tmp_path / "uploads")
