"""What a browser is told that was taken of the texts it still keeps."""

import json

import pytest
from django.test import Client
from tests.cast import a_reply, a_section, a_topic, bob, signed_in

from rostra.kit.clock import now
from rostra.newsdesk.models import Story
from rostra.web.desk.tests.filling import desk, filled_in

pytestmark = pytest.mark.django_db

FIELDS = (
    "section", "headline", "deck", "byline", "publisher", "source_title", "url", "published_on", "relation",
)  # fmt: skip


def kept(place: str, sent: dict[str, object], **more: str) -> dict[str, str]:
    """Return what the script asks with, of a story's form that was sent."""
    fields = json.dumps({name: str(sent[name]) for name in FIELDS})
    return {"place": place, "key": "", "body": str(sent["body"]), "fields": fields, **more}


def test_a_browser_learns_what_was_posted(client: Client) -> None:
    topic, member = a_topic(), signed_in(client, bob())
    client.post(f"/t/{topic.pk}/reply/", {"body": "Said", "key": "k1"})
    place = f"topic-{topic.pk}"

    assert member.post("/drafts/posted/", {"place": place, "key": "k1", "body": "Said"}).json() == {"posted": True}
    assert member.post("/drafts/posted/", {"place": place, "key": "k2", "body": "Said"}).json() == {"posted": False}


def test_a_text_that_differs_from_what_was_posted_with_its_key_is_not_posted(client: Client) -> None:
    topic, member = a_topic(), signed_in(client, bob())
    client.post(f"/t/{topic.pk}/reply/", {"body": "Said", "key": "k1"})
    told = {"place": f"topic-{topic.pk}", "key": "k1", "body": "Said more"}

    assert member.post("/drafts/posted/", told).json() == {"posted": False}


def test_a_quote_that_was_told_where_its_words_stand_is_posted_as_it_was_typed(client: Client) -> None:
    topic, member = a_topic(text="It came at noon."), signed_in(client, bob())
    typed = f'> [!quote post={topic.posts.get().pk} rev=1 by="alice"]\n> at noon\n\nSo it did.'
    client.post(f"/t/{topic.pk}/reply/", {"body": typed, "key": "k1"})
    told = {"place": f"topic-{topic.pk}", "key": "k1", "body": typed}

    assert member.post("/drafts/posted/", told).json() == {"posted": True}


def test_a_topic_is_posted_when_its_title_is_the_one_that_was_typed(client: Client) -> None:
    section, member = a_section(), signed_in(client, bob())
    member.post(f"/s/{section.slug}/new/", {"title": "The ferry", "body": "Said", "key": "k1"})
    told = {"place": f"section-{section.pk}", "key": "k1", "body": "Said", "title": "The ferry"}

    assert member.post("/drafts/posted/", told).json() == {"posted": True}
    assert member.post("/drafts/posted/", {**told, "title": "Another"}).json() == {"posted": False}


def test_words_that_an_edit_took_back_are_not_saved_when_they_are_typed_again(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), at=now())
    member, place = signed_in(client, bob()), f"post-{post.pk}"
    member.post(f"/p/{post.pk}/edit/", {"body": "Changed", "base_revision": "1", "do": "post"})
    member.post(f"/p/{post.pk}/edit/", {"body": "Changed back", "base_revision": "2", "do": "post"})
    told = {"place": place, "key": "", "body": "Changed"}

    assert member.post("/drafts/posted/", {**told, "base": "1"}).json() == {"posted": True}
    assert member.post("/drafts/posted/", {**told, "base": "3"}).json() == {"posted": False}


def test_a_browser_learns_which_edit_was_saved(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), at=now())
    member, place = signed_in(client, bob()), f"post-{post.pk}"
    member.post(f"/p/{post.pk}/edit/", {"body": "Changed", "base_revision": "1", "do": "post"})

    assert member.post("/drafts/posted/", {"place": place, "key": "", "body": "Changed"}).json() == {"posted": True}
    assert member.post("/drafts/posted/", {"place": place, "key": "", "body": "Not yet"}).json() == {"posted": False}


def test_a_new_story_is_saved_when_all_its_fields_are_those_that_were_typed(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in())
    told = kept("story-0", filled_in(), key="form-1", base="0")

    assert client.post("/drafts/posted/", told).json() == {"posted": True}
    assert client.post("/drafts/posted/", {**told, "key": "form-2"}).json() == {"posted": False}
    other = kept("story-0", filled_in(headline="Another headline"), key="form-1", base="0")
    assert client.post("/drafts/posted/", other).json() == {"posted": False}


def test_a_new_story_is_saved_although_it_was_changed_since(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in())
    client.post(f"/desk/{Story.objects.get().pk}/", filled_in(revision=1, deck="Seven votes."))

    told = kept("story-0", filled_in(), key="form-1", base="0")

    assert client.post("/drafts/posted/", told).json() == {"posted": True}


def test_a_change_of_a_story_is_saved_when_it_came_after_what_it_was_made_from(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in())
    story = Story.objects.get()
    seven = filled_in(revision=1, deck="Seven votes.")
    client.post(f"/desk/{story.pk}/", seven)
    client.post(f"/desk/{story.pk}/", filled_in(revision=2, deck="Eight votes."))
    told = kept(f"story-{story.pk}", seven)

    assert client.post("/drafts/posted/", {**told, "base": "1"}).json() == {"posted": True}
    assert client.post("/drafts/posted/", {**told, "base": "3"}).json() == {"posted": False}
    unsaved = kept(f"story-{story.pk}", {**seven, "headline": "Another headline"}, base="1")
    assert client.post("/drafts/posted/", unsaved).json() == {"posted": False}


@pytest.mark.parametrize("place", ["", "topic-", "nowhere-1", "story-" + "9" * 40])
def test_at_a_place_that_cannot_be_nothing_was_posted(client: Client, place: str) -> None:
    desk(client)

    assert client.post("/drafts/posted/", {"place": place, "key": "k", "body": ""}).json() == {"posted": False}
