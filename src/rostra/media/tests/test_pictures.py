"""The picture work itself, in its limited process."""

from pathlib import Path

import pytest
from PIL import Image

from rostra.kit.refusal import Refused
from rostra.media.files import media_path
from rostra.media.rendering import Rendered, render_file
from rostra.media.tests.making import (
    a_bomb,
    a_photo_with_secrets,
    a_picture,
    a_picture_with_xmp,
    an_animation,
    encoded,
    written,
)


def _rendered(tmp_path: Path, content: bytes) -> Rendered:
    return render_file(written(tmp_path, content))


def _opened(rendered: Rendered, kind: str, width: int) -> Image.Image:
    path = next(file.path for file in rendered.files if (file.kind, file.width) == (kind, width))
    return Image.open(media_path(path))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_every_kind_becomes_avif_webp_and_one_for_all(tmp_path: Path, kind: str) -> None:
    rendered = _rendered(tmp_path, a_picture(1000, 500, kind=kind))

    assert (rendered.width, rendered.height, rendered.is_animated) == (1000, 500, False)
    made = [(file.kind, file.width, file.height) for file in rendered.files if not file.is_fallback]
    assert sorted(made) == [
        ("image/avif", 480, 240), ("image/avif", 960, 480), ("image/avif", 1000, 500),
        ("image/webp", 480, 240), ("image/webp", 960, 480), ("image/webp", 1000, 500),
    ]  # fmt: skip
    assert [file.width for file in rendered.files if file.is_fallback] == [1000]


def test_a_large_picture_is_shrunk_and_a_small_one_is_not_blown_up(tmp_path: Path) -> None:
    large, small = _rendered(tmp_path, a_picture(3000, 1500)), _rendered(tmp_path, a_picture(90, 60))

    assert {file.width for file in large.files} == {480, 960, 1440}
    assert {file.width for file in small.files} == {90}


def test_a_photo_held_sideways_is_turned_and_tells_no_secrets(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, a_photo_with_secrets())

    assert (rendered.width, rendered.height) == (400, 600)
    assert (rendered.credit, rendered.caption) == ("Petra Lindqvist", "The quay at night")
    for file in rendered.files:
        content = media_path(file.path).read_bytes()
        with Image.open(media_path(file.path)) as image:
            assert not image.getexif()
            assert image.size == (file.width, file.height)
        assert b"Petra" not in content
        assert b"secret" not in content


def test_the_words_of_an_agency_are_offered(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, a_picture_with_xmp())

    assert rendered.credit == "Quay Pictures"
    assert rendered.caption == "Six hands für, three against"
    assert rendered.alt == "Nine people at a table"


def test_transparency_stays(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, encoded(Image.new("RGBA", (40, 30), (200, 0, 0, 0)), "PNG"))

    assert [file.kind for file in rendered.files if file.is_fallback] == ["image/png"]
    assert _opened(rendered, "image/webp", 40).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_ink_colours_become_screen_colours(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, encoded(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"))

    red, green, _blue = _opened(rendered, "image/jpeg", 40).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > 200
    assert green < 60


def test_sixteen_bits_a_channel_keep_their_greys(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, encoded(Image.new("I;16", (40, 30), 32_768), "PNG"))

    assert 120 <= _opened(rendered, "image/jpeg", 40).convert("L").getpixel((5, 5)) <= 136  # type: ignore[operator]


def test_an_animation_still_moves_and_has_a_still_for_all(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, an_animation())

    assert rendered.is_animated
    moving = _opened(rendered, "image/webp", 120)
    assert moving.n_frames == 5  # type: ignore[attr-defined]
    assert [(file.kind, file.is_fallback) for file in rendered.files if file.kind != "image/webp"] == [
        ("image/png", True)
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", "svg"),
        (b"%PDF-1.7", "not_picture"),
        (b"BM" + b"\0" * 100, "not_picture"),
        (b"GIF89a<script>alert(1)</script>" + b"\0" * 100, "broken"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "broken"),
        (b"\xff\xd8\xff\xe0 not a photo", "broken"),
        (a_picture()[:900], "broken"),
        (a_bomb(), "too_many_pixels"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        _rendered(tmp_path, content)

    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_too_long_an_animation_is_refused(tmp_path: Path) -> None:
    frames = [Image.new("P", (8, 8), number % 7) for number in range(1_002)]

    with pytest.raises(Refused) as refused:
        _rendered(tmp_path, encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], optimize=False))

    assert refused.value.code == "animation_too_long"


def test_a_program_behind_a_picture_does_not_survive(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, a_picture(kind="PNG") + b"<script>alert(4711)</script>")

    assert not [file for file in rendered.files if b"alert" in media_path(file.path).read_bytes()]
