"""Which names a member may bear."""

import pytest

from rostra.members.policy import why_not_name


@pytest.mark.parametrize(
    "name", ["Tomas Weir", "quaycat_88", "Jürgen", "O’Neil", "สมศรี", "小明", "محمد", "हिन्दी", "Ёлка"]
)
def test_a_name_may_be_written_in_any_script(name: str) -> None:
    assert why_not_name(name) is None


@pytest.mark.parametrize(
    "name", [" bob", "bob.", "a  b", "a@b", "a\u0301\u0301\u0301\u0301b", "\u0301ab", "😀😀", "a\u202eb"]
)
def test_a_name_has_no_tricks_in_it(name: str) -> None:
    assert (why_not_name(name) or ("",))[0] == "name_characters"
