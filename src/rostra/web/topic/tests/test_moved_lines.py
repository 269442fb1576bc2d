"""Where a topic came from, told between its posts."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import (
    NOON,
    a_member,
    a_private_section,
    a_reply,
    a_section,
    a_story_topic,
    a_topic,
    ada,
    alice,
    bob,
    carol,
    signed_in,
)
from tests.reading import by_id, links, main_of, words

from rostra.sections.models import Section
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """A topic of the long table with one reply."""
    topic = a_topic(section=a_section("long-table"))
    a_reply(topic)
    return topic


def moved(topic: Topic, section: Section, hours: int = 2) -> None:
    """Let carol move the topic so many hours after it began."""
    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=section.pk, at=NOON + dt.timedelta(hours=hours))


def feed(client: Client, url: str) -> list[str]:
    """What stands under the heading of replies: numbers of posts, and the words of the lines between them."""
    replies = main_of(client.get(url)).find(".//section[@aria-labelledby='replies']")
    assert replies is not None
    return [part.get("id") or words(part).partition(",")[0] for part in replies if part.tag != "header"]


def test_a_move_stands_where_it_happened(client: Client, topic: Topic) -> None:
    moved(topic, a_section("harbour"))
    a_reply(topic, at=NOON + dt.timedelta(hours=3))

    assert feed(client, topic_url(topic)) == ["p2", "This topic was moved here from Long Table by carol", "p3"]
    assert links(main_of(client.get(topic_url(topic))))["Long Table"] == "/s/long-table/"


def test_a_move_after_the_newest_post_stands_at_the_end_of_the_last_page(client: Client, topic: Topic) -> None:
    for _number in range(18):
        a_reply(topic)
    moved(topic, a_section("harbour"))
    line = "This topic was moved here from Long Table by carol"

    assert feed(client, topic_url(topic))[-2:] == ["p20", line]
    a_reply(topic, at=NOON + dt.timedelta(hours=3))
    assert feed(client, topic_url(topic))[-1] == "p20"
    assert feed(client, topic_url(topic, 2)) == [line, "p21"]


def test_a_topic_with_one_post_says_so_below_it(client: Client) -> None:
    topic = a_topic(section=a_section("long-table"))

    moved(topic, a_section("harbour"))

    assert feed(client, topic_url(topic)) == ["This topic was moved here from Long Table by carol"]


def test_every_move_leaves_its_line(client: Client, topic: Topic) -> None:
    moved(topic, a_section("harbour"), hours=2)
    moved(topic, a_section("tea"), hours=3)

    assert feed(client, topic_url(topic)) == [
        "p2",
        "This topic was moved from Long Table to Harbour by carol",
        "This topic was moved here from Harbour by carol",
    ]


def test_no_section_is_named_to_who_may_not_see_it(topic: Topic) -> None:
    moved(topic, a_private_section(), hours=2)
    moved(topic, a_section("tea"), hours=3)

    assert feed(Client(), topic_url(topic)) == [
        "p2",
        "This topic was moved from one section to another by carol",
        "This topic was moved here from another section by carol",
    ]
    assert "Back Room" not in Client().get(topic_url(topic)).text
    assert feed(signed_in(Client(), carol()), topic_url(topic))[1:] == [
        "This topic was moved from Long Table to Back Room by carol",
        "This topic was moved here from Back Room by carol",
    ]


def test_a_story_says_it_among_its_replies(client: Client) -> None:
    story = a_story_topic()
    a_reply(story)
    harbour = a_section("harbour", kind="news")

    move_topic(actor=ada(), topic_id=story.pk, to_section_id=harbour.pk, at=NOON + dt.timedelta(hours=2))

    main = main_of(client.get(topic_url(story)))
    assert "This topic was moved here from Town Hall by ada" in words(main)
    assert by_id(main, "p2") is not None


@pytest.mark.parametrize("moves", [1, 4])
def test_a_guests_page_of_a_moved_topic_takes_six_like_any(
    moves: int, topic: Topic, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(moves):
        moved(topic, a_section(f"section-{number}"))
    recommend_post(actor=carol(), post_id=topic.posts.get(seq=2).pk, at=NOON)
    client.get(topic_url(topic))

    # The site's row, the topic, its posts, its moves with what is recommended, reactions, the related topics.
    with django_assert_num_queries(6):
        client.get(topic_url(topic))


@pytest.mark.parametrize("moves", [1, 4])
def test_a_members_page_of_a_moved_topic_takes_eight(
    moves: int, topic: Topic, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alice()
    for number in range(moves):
        moved(topic, a_section(f"section-{number}"))
    member = signed_in(client, bob())
    member.get(topic_url(topic))

    # The site's row, the session, the member, the topic, its posts, its moves, reactions, the related topics.
    with django_assert_num_queries(8):
        member.get(topic_url(topic))


@pytest.mark.parametrize("moves", [1, 4])
def test_a_members_page_of_a_moved_topic_with_recommended_replies_takes_eight_too(
    moves: int, topic: Topic, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alice()
    for number in range(moves):
        moved(topic, a_section(f"section-{number}"))
    recommend_post(actor=carol(), post_id=topic.posts.get(seq=2).pk, at=NOON, reason="She was there.")
    member = signed_in(client, bob())
    member.get(topic_url(topic))

    # As above: what is recommended comes with the moves.
    with django_assert_num_queries(8):
        member.get(topic_url(topic))


def test_moves_and_recommended_replies_are_both_there_in_order(client: Client, topic: Topic) -> None:
    for _number in range(2):
        a_reply(topic, at=NOON + dt.timedelta(hours=1))
    moved(topic, a_section("harbour"))
    moved(topic, a_section("market"), hours=3)
    for seq in (3, 2):
        recommend_post(actor=carol(), post_id=topic.posts.get(seq=seq).pk, at=NOON, reason=f"Reason {seq}")

    page = words(main_of(client.get(topic_url(topic))))

    assert 0 < page.index("recommended by carol: Reason 2") < page.index("recommended by carol: Reason 3")
    assert feed(client, topic_url(topic))[-2:] == [
        "This topic was moved from Long Table to Harbour by carol",
        "This topic was moved here from Harbour by carol",
    ]


def test_a_mover_with_a_strange_name_breaks_nothing(topic: Topic) -> None:
    warden = a_member("wanda", group="moderators")
    warden.display_name = "<b>Wanda</b>"
    warden.save(update_fields=["display_name"])

    move_topic(actor=warden, topic_id=topic.pk, to_section_id=a_section("harbour").pk, at=NOON)

    assert feed(Client(), topic_url(topic))[1] == "This topic was moved here from Long Table by <b>Wanda</b>"
