"""Adding a picture whose renditions are made already."""

from pathlib import Path

import pytest
from tests.cast import NOON, alice

from rostra.media.actions.add_picture import add_picture, hash_of
from rostra.media.actions.receive_upload import new_token
from rostra.media.queries import pictures_for
from rostra.media.rendering import render_file
from rostra.media.tests.making import a_picture, written

pytestmark = pytest.mark.django_db


def test_a_picture_made_before_is_ready_at_once(tmp_path: Path) -> None:
    source = written(tmp_path, a_picture())
    rendered = render_file(source)

    upload = add_picture(
        owner=alice(),
        name="a.jpg",
        rendered=rendered,
        content_hash=hash_of(source),
        byte_count=1,
        at=NOON,
        token=new_token(),
    )

    assert upload.token in pictures_for([upload.token])
    assert upload.attached_at == NOON
