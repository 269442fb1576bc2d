"""The form of a story, filled in."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import a_news_section, erin, signed_in

from rostra.media.tests.making import a_picture


def filled_in(**changes: object) -> dict[str, object]:
    """Return a form filled in."""
    return {
        "section": a_news_section().pk, "headline": "Night ferry saved", "deck": "Six votes to three.",
        "body": "The last boat home will keep running.", "byline": "Erin", "publisher": "The Skerrin Courier",
        "source_title": "Night boat kept", "url": "https://example.org/boat", "published_on": "2026-03-09",
        "relation": "based_on", "key": "form-1", "revision": "0", "do": "post", **changes,
    }  # fmt: skip


def a_file() -> SimpleUploadedFile:
    """Return a picture to be sent."""
    return SimpleUploadedFile("quay.jpg", a_picture(), "image/jpeg")


def a_drawing() -> SimpleUploadedFile:
    """Return a file that is refused."""
    return SimpleUploadedFile("x.jpg", b"<svg/>", "image/jpeg")


def desk(client: Client) -> Client:
    """Sign in an editor who has a section for news."""
    a_news_section()
    return signed_in(client, erin())
