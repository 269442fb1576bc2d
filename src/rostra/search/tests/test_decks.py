"""The deck of a story is searched with its text, while the story is published."""

import datetime as dt

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.cast import NOON, a_topic, ada, erin, signed_in
from tests.work import run_queued_effects

from rostra.community.stamping import restamp
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.actions.withdraw_story import withdraw_story
from rostra.newsdesk.actions.write_story import rewrite_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_story, a_wording, published
from rostra.newsdesk.wording import wording_of

pytestmark = pytest.mark.django_db
_LATER = NOON + dt.timedelta(hours=2)


def _found(client: Client, word: str) -> str:
    return client.get("/search/", {"q": word}).text


def test_a_story_is_found_by_its_deck_and_the_deck_is_the_passage(client: Client) -> None:
    published(a_story(a_wording(deck="Six votes to three for the windmill.")))
    run_queued_effects()

    page = _found(client, "windmill votes")

    assert "Six <mark>votes</mark> to three for the <mark>windmill</mark>." in page
    assert "Night ferry saved" in page


def test_a_title_weighs_more_than_a_deck(client: Client) -> None:
    a_topic("Leeks and a windmill", text="They grow.")
    published(a_story(a_wording(deck="A windmill, a windmill, and one more windmill.")))
    run_queued_effects()

    page = _found(client, "windmill")

    assert page.index("Leeks and a") < page.index("Night ferry saved")


def test_a_changed_deck_is_found_by_its_new_words_alone(client: Client) -> None:
    story = published(a_story(a_wording(deck="Six votes for the windmill.")))
    run_queued_effects()
    DBTaskResult.objects.all().delete()
    wording = a_wording(deck="Six votes for the lighthouse.")

    update_story(
        editor=erin(), story_id=story.pk, wording=wording, body=body_of(wording, author=erin(), prefix="s-"),
        base_revision=1, at=_LATER, is_correction=False,
    )  # fmt: skip
    run_queued_effects()

    assert "Nothing for “windmill”" in _found(client, "windmill")
    assert "<mark>lighthouse</mark>" in _found(client, "lighthouse")


def test_the_deck_of_an_unpublished_story_is_never_found(client: Client) -> None:
    story = a_story(a_wording(deck="Six votes for the windmill."))
    run_queued_effects()
    browsers = (client, signed_in(Client(), erin()), signed_in(Client(), ada()))
    assert ["Nothing for “windmill”" in _found(browser, "windmill") for browser in browsers] == [True] * 3

    story = withdraw_story(
        editor=erin(), story_id=published(story).pk, reason="It is wrong.", base_revision=1, at=_LATER
    )
    run_queued_effects()
    assert ["Nothing for “windmill”" in _found(browser, "windmill") for browser in browsers] == [True] * 3


def test_a_story_published_again_is_found_by_the_deck_it_has_now(client: Client) -> None:
    story = published(a_story(a_wording(deck="Six votes for the windmill.")))
    withdraw_story(editor=erin(), story_id=story.pk, reason="It is wrong.", base_revision=1, at=_LATER)
    wording = a_wording(deck="Six votes for the lighthouse.")
    rewrite_story(editor=erin(), story_id=story.pk, wording=wording, base_revision=1, at=_LATER)
    run_queued_effects()
    DBTaskResult.objects.all().delete()
    again = Story.objects.get(pk=story.pk)

    body = body_of(wording_of(again), author=erin(), prefix="s-")
    publish_story(editor=erin(), story_id=story.pk, body=body, base_revision=again.revision, at=_LATER)
    run_queued_effects()

    assert "Nothing for “windmill”" in _found(client, "windmill")
    assert "<mark>lighthouse</mark>" in _found(client, "lighthouse")


def test_a_deck_is_seen_where_its_topic_may_be_read(client: Client) -> None:
    story = published(a_story(a_wording(deck="Six votes for the windmill.")))
    run_queued_effects()

    assert "<mark>windmill</mark>" in _found(client, "windmill")

    story.section.permissions.all().delete()
    restamp()

    assert "Nothing for “windmill”" in _found(client, "windmill")
