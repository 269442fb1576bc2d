"""The pictures of a story at the desk: what was typed beside a file outlives the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from tests.cast import erin
from tests.reading import Answer, by_id, document, words

from rostra.kit.clock import now
from rostra.media.models import Upload
from rostra.media.tests.making import a_picture
from rostra.newsdesk.models import Story
from rostra.topics.actions.save_draft import save_draft
from rostra.web.desk.tests.filling import a_drawing, a_file, desk, filled_in

pytestmark = pytest.mark.django_db

LEAD = {"alt-lead": "A quay", "credit-lead": "Petra", "caption-lead": "At dawn"}
PRETENDER = SimpleUploadedFile("quay.jpg", b"no picture at all", "image/jpeg")


def said_of(answer: Answer, token: str) -> dict[str, str | None]:
    """Return what the form says of a picture."""
    page = document(answer)
    names = (f"{name}-{token}" for name in ("alt", "credit", "caption"))
    return {name: by_id(page, name).get("value") for name in names}


@pytest.mark.parametrize("file", [a_drawing(), PRETENDER], ids=["drawing", "pretender"])
def test_the_words_for_a_refused_lead_picture_come_back(client: Client, file: SimpleUploadedFile) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(lead_file=file, **LEAD))

    assert answer.status_code == 422
    assert said_of(answer, "lead") == LEAD
    assert "Night ferry saved" in words(by_id(document(answer), "id_headline"))


def test_the_words_for_a_lead_picture_that_is_too_large_come_back(client: Client, settings: Settings) -> None:
    settings.ROSTRA_UPLOAD_BYTES = 100
    desk(client)

    answer = client.post("/desk/new/", filled_in(lead_file=a_file(), **LEAD))

    assert answer.status_code == 422
    assert said_of(answer, "lead") == LEAD


def test_the_words_for_another_lead_picture_that_is_refused_come_back_where_they_are_seen(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in(lead_file=a_file(), **LEAD))
    story, token = Story.objects.get(), Upload.objects.get().token
    first = {f"alt-{token}": "A quay", f"credit-{token}": "Petra", f"caption-{token}": "At dusk"}
    other = {"alt-lead": "A ferry", "credit-lead": "Paul", "caption-lead": "At sea"}

    answer = client.post(
        f"/desk/{story.pk}/", filled_in(revision=1, lead=token, lead_file=a_drawing(), **first, **other)
    )

    assert answer.status_code == 422
    assert said_of(answer, "lead") == other
    assert said_of(answer, token) == first
    assert document(answer).find(".//details[@class='box desk-more'][@open]") is not None


def test_words_for_a_lead_picture_without_one_are_not_thrown_away(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(**LEAD))

    assert answer.status_code == 422
    assert said_of(answer, "lead") == LEAD
    assert "Choose the picture that these words are for" in words(by_id(document(answer), "id_lead_file_error"))


def test_a_preview_keeps_the_words_for_a_lead_picture_that_is_not_chosen_yet(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(do="preview", **LEAD))

    assert answer.status_code == 200
    assert said_of(answer, "lead") == LEAD


def test_the_words_of_a_refused_lead_picture_stand_in_the_draft(client: Client) -> None:
    desk(client)
    save_draft(member=erin(), place="story-0", title="", source="Text", fields=LEAD, number=0, at=now())

    assert said_of(client.get("/desk/new/"), "lead") == LEAD


def test_all_that_was_typed_comes_back_beside_a_refused_badge(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(badge_file=a_drawing(), lead_file=a_file(), **LEAD))

    assert answer.status_code == 422
    assert list(said_of(answer, Upload.objects.get().token).values()) == list(LEAD.values())
    assert by_id(document(answer), "id_url").get("value") == "https://example.org/boat"


def test_a_refused_picture_in_the_text_takes_nothing_else_with_it(client: Client) -> None:
    desk(client)
    whole = SimpleUploadedFile("quay.jpg", a_picture(), "image/jpeg")

    answer = client.post("/desk/new/", filled_in(picture=a_drawing(), alt="A quay", lead_file=whole, **LEAD))

    assert answer.status_code == 422
    assert document(answer).find(".//input[@name='alt'][@value='A quay']") is not None
    assert list(said_of(answer, Upload.objects.get().token).values()) == list(LEAD.values())
