"""The check of HTML finds what is wrong."""

import pytest

from tests.validity import faults_of

PAGE = "<!doctype html><html lang=en><head><title>T</title></head><body><main><h1>T</h1>{}</main></body></html>"


def test_a_sound_page_has_no_faults() -> None:
    assert (
        faults_of(PAGE.format('<h2 id="a">A</h2><label>N <input name="n"></label><p aria-labelledby="a">P</p>')) == []
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "<p><div>D</div></p>",
        '<p id="a"></p><p id="a"></p>',
        '<p aria-labelledby="nowhere">P</p>',
        "<h3>Skips a level</h3>",
        "<h1>A second one</h1>",
        '<input name="n">',
        '<img src="/a.png">',
        "<b><i>crossed</b></i>",
    ],
)
def test_a_fault_is_found(wrong: str) -> None:
    assert faults_of(PAGE.format(wrong))
