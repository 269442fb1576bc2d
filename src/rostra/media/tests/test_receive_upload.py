"""Taking in a picture."""

import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from tests.cast import NOON, a_section, alice, mallory

from rostra.kit.refusal import Refused
from rostra.media.files import original_path
from rostra.media.models import Upload
from rostra.media.tests.making import a_picture, an_upload

pytestmark = pytest.mark.django_db


def test_a_picture_is_kept_in_private_and_its_work_is_queued() -> None:
    a_section()

    upload = an_upload(alice(), a_picture(), name="../../quay.jpg")

    assert upload.state == Upload.State.PENDING
    assert original_path(upload.original).read_bytes() == a_picture()
    assert original_path(upload.original).stat().st_mode & 0o077 == 0
    assert DBTaskResult.objects.count() == 1


def test_a_file_larger_than_the_limit_is_refused(settings: Settings) -> None:
    a_section()
    settings.ROSTRA_UPLOAD_BYTES = 1_000

    with pytest.raises(Refused) as refused:
        an_upload(alice())

    assert refused.value.code == "too_large"
    assert not Upload.objects.exists()


def test_a_drawing_that_can_carry_programs_is_refused_at_once() -> None:
    a_section()

    with pytest.raises(Refused) as refused:
        an_upload(alice(), b"<svg onload='alert(1)'/>", name="photo.jpg")

    assert refused.value.code == "svg"


def test_who_may_not_write_may_not_send() -> None:
    a_section()

    with pytest.raises(Refused) as refused:
        an_upload(mallory())

    assert refused.value.code == "silenced"


def test_nobody_sends_without_the_right_anywhere() -> None:
    with pytest.raises(Refused) as refused:
        an_upload(alice())

    assert refused.value.code == "no_upload"


def test_too_many_within_an_hour_are_refused_and_later_taken(settings: Settings) -> None:
    a_section()
    settings.ROSTRA_UPLOADS_PER_HOUR = 2
    an_upload(alice())
    an_upload(alice())

    with pytest.raises(Refused) as refused:
        an_upload(alice(), at=NOON + dt.timedelta(minutes=30))

    assert refused.value.code == "too_many"
    assert an_upload(alice(), at=NOON + dt.timedelta(minutes=61))


def test_ten_pictures_may_wait_at_once() -> None:
    a_section()
    for _number in range(10):
        an_upload(alice())

    with pytest.raises(Refused) as refused:
        an_upload(alice())

    assert refused.value.code == "too_many_pending"
