"""Making the files that pages show."""

import pytest
from tests.cast import a_section, alice

from rostra.media.actions.make_renditions import make_renditions
from rostra.media.files import media_path, original_path
from rostra.media.models import Rendition, Upload
from rostra.media.queries import pictures_for
from rostra.media.tests.making import a_photo_with_secrets, a_picture, a_ready_upload, an_upload

pytestmark = pytest.mark.django_db


def test_a_picture_becomes_ready_and_its_original_is_gone() -> None:
    a_section()
    upload = an_upload(alice(), a_photo_with_secrets())
    original = original_path(upload.original)

    make_renditions(upload_id=upload.pk)

    upload.refresh_from_db()
    assert upload.state == Upload.State.READY
    assert (upload.credit, upload.caption) == ("Petra Lindqvist", "The quay at night")
    assert not original.exists()


def test_made_twice_nothing_changes() -> None:
    a_section()
    upload = a_ready_upload(alice())
    before = list(Rendition.objects.values_list("pk", "path"))

    make_renditions(upload_id=upload.pk)

    assert list(Rendition.objects.values_list("pk", "path")) == before


def test_a_file_that_only_pretends_is_refused_with_a_sentence() -> None:
    a_section()
    upload = an_upload(alice(), a_picture()[:700])

    make_renditions(upload_id=upload.pk)

    upload.refresh_from_db()
    assert upload.state == Upload.State.REFUSED
    assert upload.refusal == "This file says it is a JPEG picture, but it cannot be read as one."
    assert not pictures_for([upload.token])


def test_texts_get_the_best_kinds_first_and_one_file_for_all(django_assert_num_queries: object) -> None:
    a_section()
    upload = a_ready_upload(alice(), a_picture(1000, 500))

    with django_assert_num_queries(2):  # type: ignore[operator]
        picture = pictures_for([upload.token, "unknown"])[upload.token]

    assert [(file.type, file.width) for file in picture.renditions] == [
        ("image/avif", 480), ("image/avif", 960), ("image/avif", 1000),
        ("image/webp", 480), ("image/webp", 960), ("image/webp", 1000),
    ]  # fmt: skip
    assert picture.url.startswith("/media/f/")
    assert picture.url.endswith(".jpg")
    assert media_path(picture.url.removeprefix("/media/")).exists()
