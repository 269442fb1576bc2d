"""Reacting to posts."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import a_reply, a_topic, alice, bob, mallory, signed_in

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.viewer import GUEST
from rostra.reactions.actions.react import react
from rostra.reactions.queries import tallies_for

pytestmark = pytest.mark.django_db


def test_a_reaction_given_twice_counts_once_and_can_be_taken_back() -> None:
    post = a_reply(a_topic(by=alice()), by=alice())

    for _ in range(2):
        react(member=bob(), post_id=post.pk, kind="informative", wanted=True, at=now())
    given = tallies_for(post.topic_id, (post.seq, post.seq), bob())[post.pk][1]
    react(member=bob(), post_id=post.pk, kind="informative", wanted=False, at=now())
    left = tallies_for(post.topic_id, (1, post.seq), GUEST)[post.pk][1]

    assert (given.count, given.is_mine) == (1, True)
    assert (left.count, left.is_mine) == (0, False)


def test_nobody_reacts_to_their_own_post_nor_when_silenced() -> None:
    post = a_reply(a_topic(by=alice()), by=alice())

    with pytest.raises(Refused) as own:
        react(member=alice(), post_id=post.pk, kind="appreciate", wanted=True, at=now())
    with pytest.raises(Refused) as silenced:
        react(member=mallory(), post_id=post.pk, kind="appreciate", wanted=True, at=now())

    assert own.value.code == "own_post"
    assert silenced.value.code == "no_react"


def test_the_button_under_a_post_works_without_script_and_shows_on_the_page() -> None:
    post = a_reply(a_topic(by=alice()), by=alice())
    browser = signed_in(Client(), bob())

    answer = browser.post(reverse("reactions:react", args=[post.pk]), {"give": "appreciate"})
    page = Client().get(browser.get(answer["Location"])["Location"].partition("#")[0]).content.decode()

    assert answer.status_code == 302
    assert '<span class="vh">Appreciate</span> 1' in page


def test_reactions_of_any_number_of_posts_take_one_query(django_assert_num_queries: object) -> None:
    topic = a_topic(by=alice())
    last = [a_reply(topic, by=bob()).seq for _ in range(5)][-1]

    with django_assert_num_queries(1):  # type: ignore[operator]
        tallies_for(topic.pk, (1, last), GUEST)
