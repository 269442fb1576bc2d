"""What search engines are told of a topic's page."""

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol, signed_in

from rostra.community.actions.change_community import change_community
from rostra.newsdesk.tests.making import SOURCE, a_picture_of_erin, a_published_story, a_wording, with_lead
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.body import make_body
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def _told(page: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(
        re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0]
    )
    return told


def test_a_discussion_is_told_with_its_replies_and_nothing_ends_the_script() -> None:
    topic = a_topic("A </script><b>title", by=alice())
    a_reply(topic, by=bob(), text="The reply.")

    crumbs, about = _told(Client().get(topic_url(topic)).text)

    assert crumbs["@type"] == "BreadcrumbList"
    assert about["@type"] == "DiscussionForumPosting"
    assert about["headline"] == "A </script><b>title"
    assert about["comment"][0]["text"].strip() == "The reply."
    assert about["url"].startswith("http")


def test_a_story_is_told_as_an_article_with_its_source() -> None:
    a_published_story()

    _crumbs, about = _told(Client().get(topic_url(Topic.objects.get())).text)

    assert about["@type"] == "NewsArticle"
    assert about["citation"][0]["publisher"]["name"] == "The Skerrin Courier"
    assert about["datePublished"]


def test_a_members_page_is_for_the_member_alone() -> None:
    topic = a_topic(by=alice())

    page = signed_in(Client(), bob()).get(topic_url(topic)).text

    assert "ld+json" not in page


def test_a_story_is_shared_with_its_lead_picture() -> None:
    story = a_published_story(with_lead(a_picture_of_erin()))
    assert story.topic

    page = Client().get(topic_url(story.topic)).text

    assert f'<meta property="og:image" content="{settings.ROSTRA_BASE_URL}{story.shown["lead"]["url"]}">' in page
    assert '<meta property="og:image:alt" content="A ferry at the quay">' in page


def test_later_pages_tell_of_the_same_discussion() -> None:
    topic = a_topic("A long one", by=alice())
    for number in range(20):
        a_reply(topic, by=bob(), text=f"Reply {number}.")

    _crumbs, about = _told(Client().get(topic_url(topic, 2)).text)

    assert about["url"] == f"{settings.ROSTRA_BASE_URL}{topic_url(topic)}"
    assert [reply["text"].strip() for reply in about["comment"]] == ["Reply 19."]


def test_a_page_says_its_language_with_the_country_as_open_graph_wants_it() -> None:
    url = topic_url(a_topic())

    english = Client().get(url).text
    change_community(name="Der Kai", description="", language="de", time_zone="UTC")
    german = Client().get(url).text

    assert '<meta property="og:locale" content="en_US">' in english
    assert '<meta property="og:locale" content="de_DE">' in german


def test_a_reply_is_no_change_of_what_it_answers_and_an_edit_is() -> None:
    topic = a_topic(by=alice())
    a_reply(topic, by=bob())

    answered = Client().get(topic_url(topic)).text
    edit_post(
        editor=carol(), post_id=topic.posts.get(seq=1).pk, body=make_body("It came at one.", author=alice()),
        base_revision=1, at=NOON + dt.timedelta(hours=2),
    )  # fmt: skip
    edited = Client().get(topic_url(topic)).text

    assert "dateModified" not in _told(answered)[1]
    assert "article:modified_time" not in answered
    assert _told(edited)[1]["dateModified"] == "2026-03-14T14:00:00+00:00"
    assert '<meta property="article:modified_time" content="2026-03-14T14:00:00+00:00">' in edited


@pytest.mark.parametrize(("text", "has_capital"), [("The boat runs.", True), ("เมื่อคืนนี้", False), ("توقفت", False)])
def test_a_story_begins_with_a_large_capital_where_its_script_has_capitals(text: str, has_capital: bool) -> None:
    story = a_published_story(a_wording(body=text))
    assert story.topic

    page = Client().get(topic_url(story.topic)).text

    assert ("story-lede" in page) == has_capital


def test_what_people_wrote_does_not_turn_the_sentence_round_that_it_stands_in() -> None:
    source = replace(SOURCE, publisher="جريدة الميناء", title="القارب!", author="رنا!")
    story = a_published_story(a_wording(byline="إيناس!", source=source))
    assert story.topic
    a_reply(story.topic, by=bob())
    reply = a_reply(story.topic, by=bob())
    remove_post(actor=carol(), post_id=reply.pk, at=NOON + dt.timedelta(hours=2), reason="إعلان!")

    page = Client().get(topic_url(story.topic)).text

    assert 'rel="external" dir="auto">جريدة الميناء</a>, ' in page
    assert "Original title: “<bdi>القارب!</bdi>”, by <bdi>رنا!</bdi>" in page
    assert "By-line: <bdi>إيناس!</bdi>" in page
    assert "removed by a moderator: <bdi>إعلان!</bdi>" in page
