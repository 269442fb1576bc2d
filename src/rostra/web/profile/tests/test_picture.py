"""A member's picture."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.cast import a_section, alice, signed_in

pytestmark = pytest.mark.django_db

PAGE = "/account/picture/"


def a_picture() -> SimpleUploadedFile:
    """A small PNG."""
    kept = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(kept, "PNG")
    return SimpleUploadedFile("me.png", kept.getvalue(), content_type="image/png")


def test_a_picture_is_taken_in_and_given_up_again(client: Client) -> None:
    a_section()
    signed_in(client, alice())

    client.post(PAGE, {"picture": a_picture()})
    shown = alice().avatar
    client.post(PAGE, {"drawn": "1"})

    assert shown.endswith("-96.webp")
    assert alice().avatar == ""


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(client: Client) -> None:
    a_section()
    signed_in(client, alice())

    answer = client.post(PAGE, {"picture": SimpleUploadedFile("me.png", b"<svg onload=alert(1)>")})

    assert answer.status_code == 200
    assert 'id="id_picture_error"' in answer.text
    assert alice().avatar == ""


def test_a_stranger_is_led_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
