"""The colours keep the contrast that the look promises, in both themes."""

import re
from pathlib import Path

import pytest

_SHEET = (Path(__file__).parent.parent / "static/ui/css/tokens.css").read_text(encoding="utf-8")
_PAIRS = dict(re.findall(r"^  --([\w-]+): light-dark\((#\w+, #\w+)\);", _SHEET, re.MULTILINE))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrasts(token: str, surface: str) -> list[float]:
    """Return the contrast in the light and the dark theme, as WCAG 2 reckons it."""
    pairs = zip(_PAIRS[token].split(", "), _PAIRS[surface].split(", "), strict=True)
    both = [sorted((_luminance(one), _luminance(other)), reverse=True) for one, other in pairs]
    return [(lighter + 0.05) / (darker + 0.05) for lighter, darker in both]


@pytest.mark.parametrize(
    ("token", "least"),
    [
        ("ink", (17.2, 14.8)),
        ("ink-2", (9.3, 10.2)),
        ("ink-3", (6.0, 7.2)),
        ("sea", (7.9, 9.8)),
        ("flag", (5.2, 8.5)),
        ("ok", (7.0, 10.1)),
        ("warn", (7.6, 10.6)),
        ("bad", (7.8, 9.1)),
        ("pick", (5.7, 10.6)),
        ("edge", (3.4, 4.4)),
    ],
)
def test_colour_on_paper(token: str, least: tuple[float, float]) -> None:
    light, dark = _contrasts(token, "paper")

    assert light >= least[0]
    assert dark >= least[1]


@pytest.mark.parametrize("surface", ["sheet", "sunk", "sea-tint", "ok-tint", "warn-tint", "bad-tint", "hit"])
def test_text_is_readable_on_every_surface(surface: str) -> None:
    assert min(_contrasts("ink", surface)) >= 7
