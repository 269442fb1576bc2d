"""Throwing away pictures of members and sections that nothing shows any more."""

import datetime as dt
import io
from pathlib import Path

import pytest
from tests.cast import a_section, alice

from rostra.kit.clock import now
from rostra.media.actions.receive_avatar import square_of
from rostra.media.actions.sweep_squares import sweep_squares
from rostra.media.checking import file_faults
from rostra.media.files import media_path
from rostra.media.tests.making import a_picture, a_ready_upload
from rostra.members.actions.change_avatar import change_avatar
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db
_WIDTHS = (48, 96, 192)


@pytest.fixture(autouse=True)
def _an_empty_folder(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]


def a_square(width: int) -> str:
    """Keep a square made of a picture of this width."""
    content = a_picture(width, 397)
    return square_of(io.BytesIO(content), len(content))


def files(path: str) -> list[bool]:
    """Say of each size whether it is there."""
    return [media_path(path.replace("-96.", f"-{width}.")).exists() for width in _WIDTHS]


def tomorrow() -> dt.datetime:
    """A day and an hour from now: files carry the machine's own time."""
    return now() + dt.timedelta(hours=25)


def test_a_picture_that_was_replaced_goes_after_a_day_in_all_sizes() -> None:
    old, new = a_square(643), a_square(307)
    change_avatar(member=alice(), avatar=old)
    change_avatar(member=alice(), avatar=new)

    counts = (file_faults().unnamed, sweep_squares(at=tomorrow()), file_faults().unnamed)

    assert counts == (3, 3, 0)
    assert (files(old), files(new)) == ([False] * 3, [True] * 3)


def test_what_a_member_or_a_section_shows_stays() -> None:
    face, badge = a_square(643), a_square(307)
    change_avatar(member=alice(), avatar=face)
    Section.objects.filter(pk=a_section().pk).update(badge=badge)

    swept = sweep_squares(at=tomorrow())

    assert swept == 0
    assert (files(face), files(badge)) == ([True] * 3, [True] * 3)


def test_a_fresh_one_stays_until_its_row_is_written() -> None:
    path = a_square(643)

    swept = sweep_squares(at=now() + dt.timedelta(hours=23))

    assert swept == 0
    assert files(path) == [True] * 3


def test_pictures_in_texts_are_not_touched() -> None:
    a_section()
    upload = a_ready_upload(alice())

    swept = sweep_squares(at=tomorrow())

    assert swept == 0
    assert all(media_path(row.path).exists() for row in upload.renditions.all())
