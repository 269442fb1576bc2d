"""Sending, describing and asking after pictures over HTTP, and with a form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django import Settings
from tests.cast import a_section, alice, bob, signed_in

from rostra.markup.context import RenderContext
from rostra.markup.render import render
from rostra.media.actions.make_renditions import make_renditions
from rostra.media.models import Upload
from rostra.media.posting import uploads_from_request, with_pictures
from rostra.media.queries import pictures_for
from rostra.media.tests.making import a_picture, a_ready_upload

pytestmark = pytest.mark.django_db


def _file(content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("quay.jpg", content if content is not None else a_picture(), "image/jpeg")


def test_a_picture_is_sent_and_asked_after(client: Client) -> None:
    a_section()
    signed_in(client, alice())

    answer = client.post("/media/upload/", {"picture": _file(), "alt": "A quay"})

    told = answer.json()
    assert (answer.status_code, told["state"], told["alt"]) == (201, "pending", "A quay")
    make_renditions(upload_id=Upload.objects.get().pk)
    ready = client.get(f"/media/status/{told['token']}/").json()
    assert (ready["state"], ready["width"], ready["height"]) == ("ready", 640, 400)
    assert ready["url"].startswith("/media/f/")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [(b"<svg/>", 415, "svg"), (b"%PDF-1.7", 415, "not_picture"), (b"", 400, "empty")],
)
def test_what_is_refused_is_refused_with_a_sentence(client: Client, content: bytes, status: int, code: str) -> None:
    a_section()
    signed_in(client, alice())

    answer = client.post("/media/upload/", {"picture": _file(content)})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["refusal"]


def test_too_large_a_file_is_told_the_limit(client: Client, settings: Settings) -> None:
    a_section()
    settings.ROSTRA_UPLOAD_BYTES = 500
    signed_in(client, alice())

    answer = client.post("/media/upload/", {"picture": _file()})

    assert (answer.status_code, answer.json()["limit_bytes"]) == (413, 500)


def test_too_many_are_asked_to_wait(client: Client, settings: Settings) -> None:
    a_section()
    settings.ROSTRA_UPLOADS_PER_HOUR = 0
    signed_in(client, alice())

    answer = client.post("/media/upload/", {"picture": _file()})

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"


def test_a_guest_sends_nothing(client: Client) -> None:
    a_section()

    assert client.post("/media/upload/", {"picture": _file()}).status_code == 403
    assert client.post("/media/describe/anything/", {"alt": "x"}).status_code == 403
    assert not Upload.objects.exists()


def test_only_the_sender_asks_and_describes(client: Client) -> None:
    a_section()
    upload = a_ready_upload(alice())
    signed_in(client, bob())

    assert client.get(f"/media/status/{upload.token}/").status_code == 404
    assert client.post(f"/media/describe/{upload.token}/", {"alt": "x"}).status_code == 403

    signed_in(client, alice())
    assert client.post(f"/media/describe/{upload.token}/", {"alt": "A quay"}).json()["alt"] == "A quay"


def test_a_form_without_script_sets_its_picture_into_the_text() -> None:
    a_section()
    request = RequestFactory().post("/t/1/reply/", {"picture": _file(), "alt": "A [quay]"})

    uploads = uploads_from_request(request, alice())

    make_renditions(upload_id=uploads[0].pk)
    source = with_pictures("Look at this.\n", uploads)
    html = render(source, context=RenderContext(pictures=pictures_for([uploads[0].token]))).html
    assert source == f"Look at this.\n\n![A \\[quay\\]](upload:{uploads[0].token})"
    assert 'alt="A [quay]"' in html
    assert 'type="image/avif"' in html
