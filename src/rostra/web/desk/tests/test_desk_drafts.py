"""What is typed at the desk and not saved stands there again."""

import json

import pytest
from django.test import Client
from tests.cast import erin
from tests.reading import Answer, by_id, document, words

from rostra.kit.clock import now
from rostra.media.models import Upload
from rostra.newsdesk.models import Story
from rostra.topics.actions.save_draft import save_draft
from rostra.topics.models import Draft
from rostra.web.desk.tests.filling import a_file, desk, filled_in

pytestmark = pytest.mark.django_db


def test_what_another_window_saved_outlives_a_story(client: Client) -> None:
    desk(client)
    save_draft(member=erin(), place="story-0", title="", source="Another text", number=0, at=now())

    client.post("/desk/new/", filled_in())

    assert Draft.objects.get().source == "Another text"
    client.post("/desk/new/", filled_in(key="form-2", draft_number="1"))
    assert not Draft.objects.exists()


def test_a_draft_may_be_saved_before_there_is_any_text(client: Client) -> None:
    desk(client)
    area = by_id(document(client.get("/desk/new/")), "story-body")

    client.post("/desk/new/", filled_in(body=""))

    assert area.get("required") is None
    assert Story.objects.get().body == ""


def _kept(client: Client, place: str, body: str = "The last boat", **fields: str) -> Answer:
    """Keep the form of a story as the script does."""
    sent = {"place": place, "number": "0", "body": body, "fields": json.dumps(fields)}
    return client.post("/drafts/save/", sent)


def test_all_that_was_typed_of_a_new_story_stands_in_its_form(client: Client) -> None:
    desk(client)
    _kept(
        client, "story-0", headline="Night ferry", deck="Six votes.", byline="Erin E.", publisher="The Courier",
        url="https://example.org/b", published_on="2026-03-09", relation="quoted", publish_at="2099-03-15T06:30",
    )  # fmt: skip

    page = document(client.get("/desk/new/"))

    for control, said in {"id_headline": "Night ferry", "id_deck": "Six votes.", "story-body": "The last boat"}.items():
        assert words(by_id(page, control)) == said
    for control, said in {
        "id_byline": "Erin E.", "id_publisher": "The Courier", "id_url": "https://example.org/b",
        "id_published_on": "2026-03-09", "publish_at": "2099-03-15T06:30",
    }.items():  # fmt: skip
        assert by_id(page, control).get("value") == said
    assert page.find(".//select[@id='id_relation']/option[@value='quoted'][@selected]") is not None
    assert page.find(".//input[@name='draft_number'][@value='1']") is not None


def test_what_was_typed_of_a_story_stands_in_its_form_until_somebody_saves_it(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in(lead_file=a_file(), **{"alt-lead": "A quay", "credit-lead": "Petra"}))
    story, token = Story.objects.get(), Upload.objects.get().token
    _kept(client, f"story-{story.pk}", deck="Seven votes.", **{f"credit-{token}": "Paul"})

    page = document(client.get(f"/desk/{story.pk}/"))

    assert words(by_id(page, "id_deck")) == "Seven votes."
    assert words(by_id(page, "id_headline")) == "Night ferry saved"
    assert (by_id(page, f"credit-{token}").get("value"), by_id(page, f"alt-{token}").get("value")) == ("Paul", "A quay")
    client.post(f"/desk/{story.pk}/", filled_in(revision=1, deck="Eight votes.", lead=token))
    assert words(by_id(document(client.get(f"/desk/{story.pk}/")), "id_deck")) == "Eight votes."


def test_another_windows_headline_outlives_a_story(client: Client) -> None:
    desk(client)
    _kept(client, "story-0", body="", headline="Another story")

    client.post("/desk/new/", filled_in())

    assert Draft.objects.get().fields == {"headline": "Another story"}


def test_the_same_form_kept_by_another_save_goes_with_its_story(client: Client) -> None:
    desk(client)
    names = ("section", "headline", "deck", "byline", "publisher", "source_title", "url", "published_on", "relation")
    typed = filled_in()
    _kept(client, "story-0", body=str(typed["body"]), **{name: str(typed[name]) for name in names})

    client.post("/desk/new/", typed)

    assert not Draft.objects.exists()
