"""Who a page says is looking at it."""

import json

import pytest
from django.test import Client
from tests.cast import a_topic, alice, bob, signed_in

from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db
TOLD = json.dumps({"members": [{"name": "alice", "url": "/m/alice/"}], "member_count": 1, "guest_count": 4})


def test_a_member_is_among_those_who_look() -> None:
    topic = a_topic(by=alice())

    answer = signed_in(Client(), bob()).get(topic_url(topic), headers={"Rostra-Browsing": TOLD})

    assert "Recently browsing: 2 members" in answer.text
    assert answer["Rostra-Viewing"].startswith(f"topic-{topic.pk} ")


def test_nobody_is_counted_twice() -> None:
    topic = a_topic(by=alice())

    answer = signed_in(Client(), alice()).get(topic_url(topic), headers={"Rostra-Browsing": TOLD})

    assert "Recently browsing: 1 member" in answer.text


def test_an_invisible_member_is_shown_to_nobody() -> None:
    topic = a_topic(by=alice())
    hidden = bob()
    hidden.is_invisible = True
    hidden.save(update_fields=["is_invisible"])

    answer = signed_in(Client(), hidden).get(topic_url(topic))

    assert "No registered users viewing this page" in answer.text
    assert "Rostra-Viewing" not in answer
