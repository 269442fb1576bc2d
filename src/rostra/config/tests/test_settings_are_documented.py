"""Every setting stands in `docs/settings.md`, in order, with what it is for."""

import re
from pathlib import Path

from rostra.kit.reading_settings import declared, name_of

_DOCUMENT = Path(__file__).parents[4] / "docs" / "settings.md"


def test_the_table_of_settings_is_the_list_of_settings() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \|$", _DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == [(name_of(one), one.metadata["about"]) for one in declared()]
