"""The work on pictures itself: open, turn, convert to sRGB, shrink, encode. Pure; run in a limited process."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageSequence

from rostra.media.captions import Words, words_in

WIDTHS = (480, 960, 1440)  # what the pages use; see the look
AVATAR_WIDTHS = (48, 96, 192)
_TALLEST = 8_000  # px; WebP ends at 16,383, and nobody scrolls that far
_ANIMATED_WIDTH = 960
_MOST_ANIMATED_PIXELS = 80_000_000  # over all frames, after shrinking: 320 MB while encoding
_LEAST_ANIMATED_WIDTH = 120
_MOST_FRAMES = 1_000
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_QUARTER_TURNS = {5, 6, 7, 8}
_SUFFIXES = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png"}


class Unfit(Exception):  # noqa: N818 - it says what the picture is
    """The picture is refused; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class MadeFile:
    """One encoded file in the target folder."""

    name: str
    kind: str
    width: int
    height: int
    is_fallback: bool = False


@dataclass(frozen=True)
class Made:
    """What became of a picture: its size as it is seen, its words, its files."""

    width: int
    height: int
    is_animated: bool
    words: Words
    files: tuple[MadeFile, ...]


def make_renditions(source: Path, target: Path, *, kind: str, most_pixels: int) -> Made:
    """Encode `source` into the folder `target`, or raise `Unfit` (or whatever a hostile file makes of the decoder).

    `kind` is what the first bytes said: a file must be read as that and as nothing else.
    """
    with Image.open(source, formats=[kind]) as image:
        _require_size(image, most_pixels)
        words, turn = words_in(image), _turn_of(image)
        width, height = image.size[::-1] if turn in _QUARTER_TURNS else image.size
        is_animated = kind != "JPEG" and getattr(image, "n_frames", 1) > 1
        moving = [_encode_moving(image, target)] if is_animated else []
        if is_animated:
            image.seek(0)
        drawn = image.mode in {"1", "P"}
        still = _shrunk_whole(image, WIDTHS[-1], turn)
        files = [*moving, *_encode_still(still, target, drawn=drawn, moving=is_animated)]
    return Made(width=width, height=height, is_animated=is_animated, words=words, files=tuple(files))


def make_avatar(source: Path, target: Path, *, kind: str, most_pixels: int) -> Made:
    """Encode the square in the middle of `source` as WebP in the widths of faces."""
    with Image.open(source, formats=[kind]) as image:
        _require_size(image, most_pixels)
        turn = _turn_of(image)
        side = min(image.size)
        left, top = (image.width - side) // 2, (image.height - side) // 2
        square = _turned(_in_srgb(_plain(image).crop((left, top, left + side, top + side)), image), turn)
        files = [
            _encode(square.resize((width, width), Image.Resampling.LANCZOS), target, "image/webp", quality=82)
            for width in AVATAR_WIDTHS
        ]
    return Made(width=side, height=side, is_animated=False, words=Words(), files=tuple(files))


def _require_size(image: Image.Image, most_pixels: int) -> None:
    if image.width * image.height > most_pixels:
        raise Unfit("too_many_pixels")
    if min(image.size) < 1:
        raise Unfit("broken")


def _turn_of(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION) or 1)
    except Exception:  # Whatever a hostile block does to the reader, the picture itself may be sound.
        return 1


def _turned(image: Image.Image, turn: int) -> Image.Image:
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


def _fitting(width: int, height: int, widest: int) -> tuple[int, int]:
    scale = min(1.0, widest / width, _TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _shrunk_whole(image: Image.Image, widest: int, turn: int) -> Image.Image:
    """Return the picture turned, in sRGB, at most `widest` px wide."""
    sideways = turn in _QUARTER_TURNS
    size = _fitting(*(image.size[::-1] if sideways else image.size), widest)
    size = size[::-1] if sideways else size
    image.draft(None, size)  # A JPEG is decoded at a half, a quarter or an eighth when that is enough.
    shrunk = _plain(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _turned(_in_srgb(shrunk, image), turn)


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels as RGB, RGBA or, while a profile has yet to be applied, CMYK; 8 bits a channel."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in image.info:
        full = image.convert("RGBA")
        alpha = full.getchannel("A").getextrema()
        return full if alpha[0] != 255 else full.convert("RGB")
    if image.mode == "CMYK" and image.info.get("icc_profile"):
        return image.convert("CMYK")
    return image.convert("RGB")


def _in_srgb(pixels: Image.Image, image: Image.Image) -> Image.Image:
    """Return `pixels` in sRGB by the profile that `image` carries; without one they are taken for sRGB."""
    profile = image.info.get("icc_profile")
    pixels.info = {}
    if profile:
        try:
            alpha = pixels.getchannel("A") if pixels.mode == "RGBA" else None
            colours = pixels.convert("RGB") if alpha else pixels
            made = ImageCms.profileToProfile(
                colours, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            pixels = made or colours
            if alpha:
                pixels.putalpha(alpha)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pixels = pixels if pixels.mode == "RGBA" else pixels.convert("RGB")
    pixels.info = {}  # The encoders would write what stands here.
    return pixels if pixels.mode == "RGBA" else pixels.convert("RGB")


def _encode_still(image: Image.Image, target: Path, *, drawn: bool, moving: bool) -> Iterator[MadeFile]:
    """Yield AVIF and WebP for each width and one file for every browser; of an animation the latter alone."""
    if not moving:
        for width in _widths_for(image.width):
            sized = image if width == image.width else _resized(image, width)
            yield _encode(sized, target, "image/avif", quality=75 if drawn else 58, speed=7, max_threads=1)
            yield _encode(sized, target, "image/webp", quality=90 if drawn else 78, lossless=drawn, method=4)
    if image.mode == "RGBA" or drawn:
        yield _encode(image, target, "image/png", is_fallback=True, optimize=True)
    else:
        yield _encode(image, target, "image/jpeg", is_fallback=True, quality=82, progressive=True, optimize=True)


def _widths_for(natural: int) -> list[int]:
    return [*(width for width in WIDTHS if width < natural), natural]


def _resized(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: Image.Image, target: Path, kind: str, *, is_fallback: bool = False, **options: object) -> MadeFile:
    name = f"{image.width}{'-every' if is_fallback else ''}.{_SUFFIXES[kind]}"
    format_name = kind.removeprefix("image/").upper()
    image.save(target / name, format=format_name, **options)
    return MadeFile(name=name, kind=kind, width=image.width, height=image.height, is_fallback=is_fallback)


def _encode_moving(image: Image.Image, target: Path) -> MadeFile:
    """Encode every frame as one animated WebP, small enough to be held in memory at once."""
    count = getattr(image, "n_frames", 1)
    width, height = _animated_size(image.width, image.height, count)
    frames: list[Image.Image] = []
    durations: list[int] = []
    for frame in ImageSequence.Iterator(image):
        durations.append(int(frame.info.get("duration") or 100))
        frames.append(frame.convert("RGBA").resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0))
    for frame in frames:
        frame.info = {}
    loop = int(image.info.get("loop") or 0)
    name = f"{width}.webp"
    frames[0].save(
        target / name, format="WEBP", save_all=True, append_images=frames[1:], duration=durations, loop=loop,
        quality=72, method=2,
    )  # fmt: skip
    return MadeFile(name=name, kind="image/webp", width=width, height=height)


def _animated_size(width: int, height: int, count: int) -> tuple[int, int]:
    if count > _MOST_FRAMES:
        raise Unfit("animation_too_long")
    fitting = _fitting(width, height, _ANIMATED_WIDTH)
    excess = fitting[0] * fitting[1] * count / _MOST_ANIMATED_PIXELS
    if excess > 1:
        smaller = int(fitting[0] / excess**0.5)
        if smaller < _LEAST_ANIMATED_WIDTH:
            raise Unfit("animation_too_long")
        fitting = _fitting(width, height, smaller)
    return fitting
