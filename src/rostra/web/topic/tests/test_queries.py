"""How often the topic page asks the database: as often for a long topic as for a short one."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol, signed_in

from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def a_topic_of(posts: int) -> Topic:
    """A topic of so many posts, one of them recommended, beside other topics."""
    topic = a_topic("This one")
    a_topic("Another")
    for _number in range(posts - 1):
        last = a_reply(topic)
    recommend_post(actor=carol(), post_id=last.pk, at=NOON)
    return topic


@pytest.mark.parametrize("posts", [2, 20])
def test_a_guests_page_takes_six(posts: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    url = topic_url(a_topic_of(posts))
    client.get(url)

    # The site's row, the topic, its posts, what is recommended, reactions, the related topics.
    with django_assert_num_queries(6):
        client.get(url)


@pytest.mark.parametrize("posts", [2, 20])
def test_a_members_page_takes_eight(
    posts: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alice()
    url = topic_url(a_topic_of(posts))
    member = signed_in(client, bob())
    member.get(url)

    # And the session and the member.
    with django_assert_num_queries(8):
        member.get(url)
