"""The picture that stands for a section."""

import io

import pytest
from PIL import Image
from tests.cast import NOON, a_section, ada, mallory

from rostra.kit.refusal import Refused
from rostra.media.actions.receive_badge import receive_badge
from rostra.media.files import media_path
from rostra.media.tests.making import a_photo_with_secrets, a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_place_for_pictures() -> None:
    a_section()


def test_a_square_is_cut_and_tells_no_secrets() -> None:
    content = a_photo_with_secrets()

    kept = media_path(receive_badge(actor=ada(), file=io.BytesIO(content), size=len(content), at=NOON))

    assert Image.open(kept).size == (96, 96)
    assert b"Petra" not in kept.read_bytes()


def test_who_is_silenced_sends_none() -> None:
    content = a_picture()

    with pytest.raises(Refused) as refused:
        receive_badge(actor=mallory(), file=io.BytesIO(content), size=len(content), at=NOON)

    assert refused.value.code == "silenced"
