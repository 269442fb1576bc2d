"""What the doctor finds among files."""

import pytest
from tests.cast import a_section, alice

from rostra.media.checking import file_faults
from rostra.media.files import media_path
from rostra.media.models import Rendition
from rostra.media.tests.making import a_picture, a_ready_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_place_for_pictures() -> None:
    a_section()


def names(row: Rendition) -> str:
    """Where a rendition lies."""
    return str(media_path(row.path))


def test_pictures_whose_files_are_as_they_were_made_are_well() -> None:
    a_ready_upload(alice(), a_picture(641, 399))

    faults = file_faults()

    assert (faults.missing, faults.changed) == ((), ())


def test_a_lost_file_and_one_with_other_bytes_are_named() -> None:
    lost, spoilt = Rendition.objects.filter(upload=a_ready_upload(alice(), a_picture(641, 399))).order_by(
        "-byte_count"
    )[:2]
    media_path(lost.path).unlink()
    file = media_path(spoilt.path)
    file.write_bytes(bytes(len(file.read_bytes())))

    faults = file_faults()

    assert faults.missing == (names(lost),)
    assert faults.changed == (names(spoilt),)
