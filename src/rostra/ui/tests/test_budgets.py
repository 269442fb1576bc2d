"""What a first visit costs in bytes, compressed with Brotli as the front sends it."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from rostra.ui.tests import sample
from rostra.ui.tests.conftest import Render

_KB = 1024


def _compressed(path: str) -> int:
    found = finders.find(path)
    assert isinstance(found, str)
    return len(brotli.compress(Path(found).read_bytes()))


@pytest.mark.parametrize(
    ("path", "limit"),
    [("ui/rostra.css", 16 * _KB), ("ui/rostra.js", 6 * _KB), ("ui/writing.js", 8 * _KB), ("ui/icons.svg", 4 * _KB)],
)
def test_each_file_keeps_within_its_budget(path: str, limit: int) -> None:
    assert _compressed(path) <= limit


def test_all_scripts_together_keep_within_15_kb() -> None:
    assert sum(map(_compressed, ["ui/early.js", "ui/rostra.js", "ui/writing.js"])) <= 15 * _KB


def test_a_first_visit_keeps_within_70_kb(render_components: Render) -> None:
    page = len(brotli.compress(render_components(sample.a_guest_frame()).encode()))
    files = ["ui/rostra.css", "ui/early.js", "ui/rostra.js", "ui/icons.svg", "ui/fonts/newsreader-latin.woff2"]

    assert page + sum(map(_compressed, files)) <= 70 * _KB


def test_icons_are_all_in_the_sprite() -> None:
    sprite = Path(str(finders.find("ui/icons.svg"))).read_text(encoding="utf-8")
    there = set(re.findall(r'<symbol id="i-([\w-]+)"', sprite))
    templates = Path(__file__).parent.parent.parent.glob("**/templates/**/*.html")

    named = {name for file in templates for name in re.findall(r'\bicon\("([\w-]+)"', file.read_text(encoding="utf-8"))}

    assert named <= there
