"""Moderators silence and suspend members through pages."""

import pytest
from django.test import Client
from tests.cast import alice, bob, carol, erin, signed_in, suspended

from rostra.kit.clock import now
from rostra.topics.policy import why_not_start

pytestmark = pytest.mark.django_db

PAGE = "/m/alice/discipline/"
SENTENCE = {"act": "silence", "days": "3", "reason": "Shouted."}


@pytest.fixture
def moderator(client: Client) -> Client:
    """Carol, signed in; alice is a member."""
    alice()
    return signed_in(client, carol())


def test_the_profile_leads_a_moderator_there_and_nobody_else(moderator: Client) -> None:
    assert PAGE in moderator.get("/m/alice/").text
    assert PAGE not in signed_in(Client(), bob()).get("/m/alice/").text
    assert PAGE not in Client().get("/m/alice/").text


def test_a_member_is_silenced_with_a_reason_that_they_read_and_let_go_again(moderator: Client) -> None:
    answer = moderator.post(PAGE, SENTENCE)
    silenced = why_not_start(alice(), 1, now())
    moderator.post(PAGE, {"end": "silence"})

    assert answer["Location"] == "/m/alice/"
    assert silenced
    assert "Shouted." in silenced[1]
    assert not alice().is_silenced(now())


def test_without_a_reason_or_for_longer_than_a_year_nothing_happens(moderator: Client) -> None:
    bare = moderator.post(PAGE, SENTENCE | {"reason": ""})
    long = moderator.post(PAGE, SENTENCE | {"days": "400"})

    assert (bare.status_code, long.status_code) == (422, 422)
    assert 'id="id_reason_error"' in bare.text
    assert "Shouted." in long.text
    assert not alice().is_silenced(now())


def test_nobody_of_the_staff_is_in_a_moderators_hands(moderator: Client) -> None:
    erin()

    answer = moderator.post("/m/erin/discipline/", SENTENCE)

    assert answer.status_code == 403
    assert "Only administrators" in answer.text
    assert not erin().is_silenced(now())


def test_a_suspended_member_reads_the_reason_on_their_page_and_others_do_not() -> None:
    own = signed_in(Client(), suspended(alice()))

    assert "Sold umbrellas." in own.get("/m/alice/").text
    assert "Sold umbrellas." not in signed_in(Client(), bob()).get("/m/alice/").text
