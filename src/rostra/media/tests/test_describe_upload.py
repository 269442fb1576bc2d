"""Saying what a picture shows."""

import pytest
from tests.cast import a_section, alice, bob

from rostra.kit.refusal import Refused
from rostra.media.actions.describe_upload import describe_upload
from rostra.media.tests.making import an_upload

pytestmark = pytest.mark.django_db


def test_the_sender_describes_a_picture() -> None:
    a_section()
    upload = an_upload(alice())

    described = describe_upload(member=alice(), token=upload.token, alt=" A quay ", credit="Alice", caption="Dawn")

    assert (described.alt, described.credit, described.caption) == ("A quay", "Alice", "Dawn")


def test_nobody_else_does() -> None:
    a_section()
    upload = an_upload(alice())

    with pytest.raises(Refused) as refused:
        describe_upload(member=bob(), token=upload.token, alt="Rubbish")

    assert refused.value.code == "not_owner"


def test_an_unknown_picture_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        describe_upload(member=alice(), token="gone", alt="A quay")

    assert refused.value.code == "unknown"
