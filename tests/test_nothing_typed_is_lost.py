"""Whatever becomes of a form that was sent, all that was typed into it comes back, and no page says what is not so."""

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from rostra.front import labels
from rostra.members.models import Member
from rostra.newsdesk.tests.making import a_story
from rostra.topics import locking
from rostra.topics.actions.remove_topic import remove_topic
from rostra.ui.typed import LABELS
from tests.cast import (
    NOON,
    a_news_section,
    a_reply,
    a_section,
    a_topic,
    alice,
    bob,
    carol,
    signed_in,
)
from tests.reading import kept_in, links, main_of, words

pytestmark = pytest.mark.django_db

TYPED = {"title": "On ferries", "body": "My careful words.", "reason": "Because of the fog."}
STORY = {
    "headline": "Night boat kept", "deck": "Six votes to three.", "byline": "Erin Aasen", "body": "My careful words.",
    "publisher": "The Courier", "source_title": "Boat stays", "source_author": "Jo Wray", "correction": "It was noon.",
}  # fmt: skip


def test_a_reply_to_a_topic_that_went_away_comes_back(client: Client) -> None:
    topic = a_topic(by=alice())
    member = signed_in(client, bob())
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Off topic")

    answer = member.post(f"/t/{topic.pk}/reply/", {"body": "My careful words.", "key": "k", "do": "post"})

    assert answer.status_code == 404
    assert kept_in(answer) == {"Your text": "My careful words."}
    assert "Your text is not lost" in words(main_of(answer))


@pytest.mark.parametrize("address", ["/feeds/", "/t/{topic}/reply/"])
def test_a_page_that_hands_a_text_back_says_so_before_the_way_on(address: str) -> None:
    topic, client = a_topic(by=alice()), Client(enforce_csrf_checks=True)
    signed_in(client, bob())

    main = main_of(client.post(address.format(topic=topic.pk), {"body": "My careful words."}))

    assert words(main).index("Your text is not lost") < words(main).index("My careful words.")
    assert words(main).index("My careful words.") < words(main).index("Front page")


def test_an_edit_of_a_post_that_went_away_comes_back_with_its_reason(client: Client) -> None:
    post = a_reply(a_topic(by=alice()), by=bob())
    remove_topic(actor=carol(), topic_id=post.topic_id, at=NOON, reason="Off topic")

    answer = signed_in(client, bob()).post(f"/p/{post.pk}/edit/", {"body": "My words.", "reason": "Spelling"})

    assert answer.status_code == 404
    assert kept_in(answer) == {"Your text": "My words.", "Reason": "Spelling"}


def test_a_topic_for_a_section_that_is_gone_comes_back(client: Client) -> None:
    answer = signed_in(client, bob()).post("/s/no-such-room/new/", {"title": "On ferries", "body": "My words."})

    assert answer.status_code == 404
    assert kept_in(answer) == {"Title": "On ferries", "Your text": "My words."}


def test_a_story_that_is_out_of_sight_comes_back(client: Client) -> None:
    story = a_story()

    answer = signed_in(client, alice()).post(f"/desk/{story.pk}/", STORY)

    assert answer.status_code == 404
    assert set(STORY.values()) == set(kept_in(answer).values())


def test_a_page_that_is_not_there_promises_nothing_about_a_text(client: Client) -> None:
    answer = client.get("/t/98765432/")

    assert answer.status_code == 404
    assert "lost" not in words(main_of(answer))


@pytest.mark.parametrize(
    "address",
    [
        "/t/{topic}/reply/", "/t/{topic}/lock/", "/t/{topic}/rename/", "/p/{post}/edit/", "/s/{section}/new/",
        "/desk/new/", "/desk/{story}/publish/", "/admin/site/", "/account/preferences/",
    ],
)  # fmt: skip
def test_all_that_was_typed_without_a_session_comes_back(client: Client, address: str) -> None:
    topic, story = a_topic(by=alice()), a_story()
    names = {
        "topic": topic.pk, "post": topic.posts.get(seq=1).pk, "section": topic.section.slug, "story": story.pk,
    }  # fmt: skip

    answer = client.post(address.format(**names), {**TYPED, "key": "k", "next": "/", "password": "hush"})

    assert answer.status_code == 401
    assert kept_in(answer) == {"Title": "On ferries", "Your text": "My careful words.", "Reason": "Because of the fog."}
    assert "hush" not in answer.text


def test_a_form_without_a_text_is_not_said_to_have_one(client: Client) -> None:
    topic = a_topic(by=alice())

    answer = client.post(f"/t/{topic.pk}/unlock/")

    assert answer.status_code == 401
    assert "Your text" not in words(main_of(answer))


def test_who_signs_in_after_a_story_comes_back_to_it(client: Client) -> None:
    story = a_story()

    answer = client.post(f"/desk/{story.pk}/publish/", STORY)

    assert any(f"next=/desk/{story.pk}/" in url for url in links(main_of(answer)).values())


def test_a_form_that_is_out_of_date_gives_back_all() -> None:
    a_section()

    answer = Client(enforce_csrf_checks=True).post("/s/talk/new/", TYPED)

    assert answer.status_code == 403
    assert set(kept_in(answer)) == {"Title", "Your text", "Reason"}


def test_a_locked_database_gives_back_all(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = a_topic(by=alice())
    browser = signed_in(Client(raise_request_exception=False), bob())

    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(locking, "_topics", locked)
    answer = browser.post(reverse("topic:reply", args=[topic.pk]), {**TYPED, "key": "k", "do": "post"})

    assert answer.status_code == 503
    assert set(kept_in(answer)) == {"Title", "Your text", "Reason"}


@pytest.mark.parametrize("person", [alice, carol])
def test_who_may_not_publish_gets_the_story_back(client: Client, person: Callable[[], Member]) -> None:
    a_news_section()

    answer = signed_in(client, person()).post("/desk/new/", STORY)

    assert answer.status_code == 403
    assert set(STORY.values()) == set(kept_in(answer).values())


@pytest.mark.parametrize("language", ["en", "de"])
def test_front_calls_every_field_as_the_site_does(language: str) -> None:
    with translation.override(language):
        assert {name: str(label) for name, label in LABELS.items()} == labels.LABELS[language]
