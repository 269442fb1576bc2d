"""Noting that pictures are in use."""

import datetime as dt

import pytest
from tests.cast import NOON, a_section, alice

from rostra.media.actions.attach_uploads import attach_uploads
from rostra.media.tests.making import an_upload

pytestmark = pytest.mark.django_db


def test_the_first_use_counts() -> None:
    a_section()
    upload = an_upload(alice())

    attach_uploads(tokens=[upload.token, "unknown"], at=NOON)
    attach_uploads(tokens=[upload.token], at=NOON + dt.timedelta(days=3))

    upload.refresh_from_db()
    assert upload.attached_at == NOON
