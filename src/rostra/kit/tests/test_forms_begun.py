"""What can be read of a form that nobody took in."""

import pytest

from rostra.kit.forms_begun import REMEMBERED, WithoutFiles, fields_begun

MULTIPART = b"multipart/form-data; boundary=x7"
PLAIN = b"application/x-www-form-urlencoded"
PART = b'--x7\r\nContent-Disposition: form-data; name="%b"'
FORM = b"\r\n".join([
    PART % b"body", b"", b"One -- two", PART % b'picture"; filename="a.jpg', b"", b"\xff--x\r\n--x6" * 40,
    PART % b"byline", b"", b"Erin", b"--x7--", b"",
])  # fmt: skip
TYPED = [("body", "One -- two"), ("byline", "Erin")]


def fed(content_type: bytes, form: bytes, size: int) -> bytes:
    """Return what is kept of a form that comes in pieces of a size."""
    kept = WithoutFiles(content_type)
    for start in range(0, len(form), size):
        kept.feed(form[start : start + size])
    return bytes(kept.kept)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 64, 1000])
def test_a_form_is_kept_without_its_files_wherever_it_is_cut(size: int) -> None:
    kept = fed(MULTIPART, FORM, size)

    assert list(fields_begun(MULTIPART, kept)) == TYPED
    assert b"\xff" not in kept


def test_a_form_that_breaks_off_is_kept_so_far() -> None:
    kept = fed(MULTIPART, FORM[: FORM.index(b"Erin") + 2] + b"-" * 9, 4)

    assert [name for name, _ in fields_begun(MULTIPART, kept)] == ["body", "byline"]


def test_a_form_without_files_is_kept_as_it_is() -> None:
    assert fed(PLAIN, b"body=One+two", 5) == b"body=One+two"


@pytest.mark.parametrize("form", [b"x" * 3 * REMEMBERED, PART % b"body" + b"\r\n\r\n" + b"y" * 3 * REMEMBERED])
def test_no_more_is_kept_than_a_text_can_be_long(form: bytes) -> None:
    assert len(fed(MULTIPART, form, 60_000)) == REMEMBERED
    assert len(fed(PLAIN, form, 60_000)) == REMEMBERED


def test_a_head_without_end_is_taken_for_text_and_held_back_nowhere() -> None:
    assert len(fed(MULTIPART, b"--x7" + b"z" * 5_000_000, 60_000)) == REMEMBERED
