"""Pictures for the invented town, drawn by a seeded hand: sky, sea, hills, and one thing to look at."""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

_SIZE = (1200, 800)
_SKIES = (
    ((250, 214, 165), (244, 150, 110)),
    ((28, 40, 66), (70, 96, 130)),
    ((205, 224, 235), (246, 240, 225)),
    ((120, 140, 152), (188, 196, 198)),
)
_INK = (38, 44, 54)
Draw = ImageDraw.ImageDraw


def scene(kind: str, seed: int) -> bytes:
    """Return a JPEG of 1200 × 800 pixels of one of the scenes; the same seed draws the same picture."""
    rng = random.Random(seed)  # noqa: S311 - for looks, not for secrets
    image = Image.new("RGB", _SIZE)
    draw = ImageDraw.Draw(image)
    _sky(draw, rng)
    _hills(draw, rng)
    _SCENES.get(kind, _town)(draw, rng)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=82)
    return packed.getvalue()


def _sky(draw: Draw, rng: random.Random) -> None:
    top, bottom = rng.choice(_SKIES)
    for y in range(_SIZE[1]):
        share = y / _SIZE[1]
        draw.line((0, y, _SIZE[0], y), fill=tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    x, y = rng.randrange(150, 1050), rng.randrange(80, 260)
    draw.ellipse((x, y, x + 90, y + 90), fill=(255, 240, 205))


def _hills(draw: Draw, rng: random.Random) -> None:
    for layer in range(3):
        base = 430 + layer * 70
        shade = 150 - layer * 34
        points = [(x, base - rng.randrange(0, 110 - layer * 25)) for x in range(-60, 1320, 120)]
        draw.polygon([*points, (1320, 800), (-60, 800)], fill=(shade, shade + 12, shade + 14))


def _sea(draw: Draw, rng: random.Random) -> None:
    draw.rectangle((0, 590, *_SIZE), fill=(58, 96, 112))
    for _ in range(70):
        x, y = rng.randrange(0, 1200), rng.randrange(600, 795)
        draw.line((x, y, x + rng.randrange(20, 90), y), fill=(104, 142, 154), width=2)


def _ferry(draw: Draw, rng: random.Random) -> None:
    _sea(draw, rng)
    x = rng.randrange(150, 500)
    draw.polygon([(x, 610), (x + 520, 610), (x + 470, 700), (x + 60, 700)], fill=(178, 58, 40))
    draw.rectangle((x + 70, 540, x + 430, 612), fill=(244, 242, 236))
    for window in range(9):
        draw.rectangle((x + 90 + window * 37, 560, x + 112 + window * 37, 582), fill=(250, 220, 140))
    draw.rectangle((x + 260, 470, x + 310, 542), fill=_INK)


def _turbines(draw: Draw, rng: random.Random) -> None:
    _sea(draw, rng)
    for x in range(200, 1100, rng.randrange(210, 290)):
        draw.line((x, 620, x, 330), fill=(245, 245, 242), width=10)
        for dx, dy in ((0, -120), (104, 60), (-104, 60)):
            draw.line((x, 330, x + dx, 330 + dy), fill=(245, 245, 242), width=8)


def _town(draw: Draw, rng: random.Random) -> None:
    x = 0
    while x < _SIZE[0]:
        width, height = rng.randrange(90, 170), rng.randrange(140, 300)
        wall = rng.choice(((196, 112, 84), (214, 186, 140), (122, 146, 150), (226, 220, 204), (150, 96, 88)))
        draw.rectangle((x, 700 - height, x + width, 720), fill=wall)
        draw.polygon([(x, 700 - height), (x + width / 2, 640 - height), (x + width, 700 - height)], fill=_INK)
        for window in range(x + 18, x + width - 30, 42):
            draw.rectangle((window, 740 - height, window + 20, 772 - height), fill=(250, 226, 160))
        x += width
    draw.rectangle((0, 715, *_SIZE), fill=(92, 92, 92))


def _bus(draw: Draw, rng: random.Random) -> None:
    _town(draw, rng)
    x = rng.randrange(200, 600)
    draw.rounded_rectangle((x, 610, x + 400, 750), 22, fill=(20, 104, 120))
    for window in range(6):
        draw.rectangle((x + 24 + window * 60, 635, x + 70 + window * 60, 680), fill=(222, 234, 236))
    for wheel in (x + 80, x + 300):
        draw.ellipse((wheel, 720, wheel + 56, 776), fill=_INK)


def _inside(draw: Draw, rng: random.Random) -> None:
    draw.rectangle((0, 0, *_SIZE), fill=(232, 222, 202))
    for row in range(4):
        x = 90
        while x < 1100:
            width = rng.randrange(16, 40)
            colour = tuple(rng.randrange(60, 200) for _ in range(3))
            draw.rectangle((x, 90 + row * 160, x + width, 220 + row * 160), fill=colour)
            x += width + 3
        draw.rectangle((80, 220 + row * 160, 1120, 234 + row * 160), fill=(120, 84, 56))


def _field(draw: Draw, rng: random.Random) -> None:
    draw.rectangle((0, 540, *_SIZE), fill=(74, 124, 70))
    for line in range(540, 800, 52):
        draw.line((0, line, 1200, line), fill=(86, 138, 80), width=22)
    for _ in range(9):
        x, y = rng.randrange(80, 1120), rng.randrange(560, 730)
        draw.ellipse((x, y, x + 22, y + 22), fill=(240, 214, 190))
        draw.rectangle((x - 2, y + 22, x + 24, y + 62), fill=rng.choice(((180, 40, 40), (240, 240, 240))))


_SCENES: dict[str, Callable[[Draw, random.Random], None]] = {
    "ferry": _ferry, "harbour": _ferry, "storm": _sea, "turbines": _turbines, "town": _town, "bus": _bus,
    "board": _inside, "library": _inside, "market": _town, "football": _field,
}  # fmt: skip
