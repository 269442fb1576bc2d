"""Stories in feeds: they say what their pages say."""

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, a_topic, erin

from rostra.media.tests.making import a_picture_at
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_picture_of_erin, a_published_story, a_wording, with_lead
from rostra.newsdesk.wording import wording_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def _entry(path: str) -> ET.Element:
    entry = ET.fromstring(Client().get(path).content).find(f"{ATOM}entry")  # noqa: S314 - our own answer
    assert entry is not None
    return entry


def _content(path: str) -> str:
    return _entry(path).findtext(f"{ATOM}content") or ""


def _corrected(story: Story) -> None:
    wording = replace(wording_of(story), deck="By six votes to four.")
    update_story(
        editor=erin(), story_id=story.pk, wording=wording, body=body_of(wording, author=erin(), prefix="s-"),
        base_revision=1, at=NOON + dt.timedelta(hours=2), is_correction=True, correction="It was <four>, not three.",
    )  # fmt: skip


def _addresses(story: Story) -> tuple[str, str, str]:
    return "/feeds/site.atom", "/feeds/s/town-hall.atom", f"/feeds/t/{story.topic_id}.atom"


def test_an_entry_has_deck_lead_and_source_of_its_story() -> None:
    a_picture_of_erin()
    story = a_published_story(with_lead(a_picture_at("f/ab/quay.webp", erin())))

    for content in map(_content, _addresses(story)):
        assert "The board kept the late sailing by six votes to three." in content
        assert 'alt="A ferry at the quay"' in content
        assert "Petra Lindqvist" in content
        assert 'src="http' in content
        assert 'Based on a report by <a href="https://example.org/night-boat"' in content
        assert "The Skerrin Courier</a>" in content
        assert "9 March 2026" in content


def test_an_entry_has_the_corrections_with_their_date_and_is_as_new_as_the_last() -> None:
    story = a_published_story()
    _corrected(story)

    entry = _entry("/feeds/site.atom")

    content = entry.findtext(f"{ATOM}content") or ""
    assert "It was &lt;four&gt;, not three." in content
    assert "14 March 2026" in content
    assert entry.findtext(f"{ATOM}updated") == "2026-03-14T14:00:00Z"


def test_an_entry_names_who_the_byline_names() -> None:
    a_published_story(a_wording(byline="Runa Aske"))

    author = _entry("/feeds/site.atom").find(f"{ATOM}author")

    assert author is not None
    assert author.findtext(f"{ATOM}name") == "Runa Aske"
    assert author.find(f"{ATOM}uri") is None


def test_a_byline_that_only_begins_like_the_account_is_somebody_elses() -> None:
    story = a_published_story(a_wording(byline="erinne Smith"))

    author = _entry("/feeds/site.atom").find(f"{ATOM}author")

    assert story.author.display_name == "erin"
    assert author is not None
    assert (author.findtext(f"{ATOM}name"), author.find(f"{ATOM}uri")) == ("erinne Smith", None)


def test_spoilers_stay_closed_and_lead_to_the_post() -> None:
    text = "Before ||the *gardener*|| after\n\n:::spoiler The <end>\nThey ||all|| sail.\n:::\n\nLast"
    topic = a_topic(text=text)

    for path in ("/feeds/site.atom", f"/feeds/t/{topic.pk}.atom"):
        content = _content(path)
        assert "gardener" not in content
        assert "sail" not in content
        assert ">[Spoiler]</a> after" in content
        assert ">[Spoiler: The &lt;end&gt;]</a></p>" in content
        assert "Last" in content


@pytest.mark.parametrize("length", [1, 3])
def test_stories_take_one_query_more(
    length: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(length):
        a_published_story(form_key=f"form-{number}")
    client.get("/feeds/site.atom")

    with django_assert_num_queries(4):
        client.get("/feeds/site.atom")
