"""The picture that stands for a member."""

import io

import pytest
from PIL import Image
from tests.cast import NOON, a_section, alice

from rostra.kit.refusal import Refused
from rostra.media.actions.receive_avatar import receive_avatar
from rostra.media.files import media_path
from rostra.media.tests.making import a_photo_with_secrets, a_picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", [48, 96, 192])
def test_a_square_is_cut_in_three_sizes(width: int) -> None:
    a_section()
    content = a_photo_with_secrets()

    path = receive_avatar(member=alice(), file=io.BytesIO(content), size=len(content), at=NOON)

    beside = media_path(path.replace("-96.webp", f"-{width}.webp"))
    assert path.endswith("-96.webp")
    assert Image.open(beside).size == (width, width)
    assert b"Petra" not in beside.read_bytes()


def test_what_is_no_picture_is_refused() -> None:
    a_section()
    content = a_picture()[:300]

    with pytest.raises(Refused) as refused:
        receive_avatar(member=alice(), file=io.BytesIO(content), size=len(content), at=NOON)

    assert refused.value.code == "broken"
