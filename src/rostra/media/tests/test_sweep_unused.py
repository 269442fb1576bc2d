"""Throwing away what nothing used."""

import datetime as dt

import pytest
from tests.cast import NOON, a_section, alice

from rostra.media.actions.attach_uploads import attach_uploads
from rostra.media.actions.sweep_unused import sweep_unused
from rostra.media.files import media_path, original_path
from rostra.media.models import Rendition, Upload
from rostra.media.tests.making import a_ready_upload, an_upload

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=25)


def test_unused_pictures_go_after_a_day_with_their_files() -> None:
    a_section()
    pending, ready = an_upload(alice()), a_ready_upload(alice())
    paths = [media_path(row.path) for row in ready.renditions.all()]

    swept = sweep_unused(at=_LATER)

    assert swept == 2
    assert not Upload.objects.exists()
    assert not original_path(pending.original).exists()
    assert not [path for path in paths if path.exists()]


def test_used_and_fresh_ones_stay() -> None:
    a_section()
    used, fresh = a_ready_upload(alice()), an_upload(alice(), at=_LATER)
    attach_uploads(tokens=[used.token], at=NOON)

    swept = sweep_unused(at=_LATER)

    assert swept == 0
    assert set(Upload.objects.all()) == {used, fresh}


def test_a_file_that_another_upload_shows_stays() -> None:
    a_section()
    used, unused = a_ready_upload(alice()), a_ready_upload(alice())
    attach_uploads(tokens=[used.token], at=NOON)

    sweep_unused(at=_LATER)

    assert not Upload.objects.filter(pk=unused.pk).exists()
    assert all(media_path(row.path).exists() for row in Rendition.objects.all())
