"""The page of a section."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import (
    NOON,
    a_member,
    a_news_section,
    a_private_section,
    a_reply,
    a_section,
    a_topic,
    alice,
    bob,
    carol,
    erin,
    signed_in,
)
from tests.reading import canonical, headings, links, main_of, words

from rostra.community.stamping import restamp
from rostra.kit.clock import now
from rostra.sections.models import Section
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.pin_topic import pin_topic
from rostra.topics.actions.remove_topic import remove_topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str = "") -> list[str]:
    """The titles of the topics on the page of the long table, in order."""
    text = words(main_of(client.get(f"/s/long-table/{query}")))
    return sorted((title for title in ("Alpha", "Beta", "Gamma") if title in text), key=text.index)


@pytest.fixture
def three() -> Section:
    """A section with three topics: one newest, one with the last word, one with most replies."""
    section = a_section("long-table")
    alpha = a_topic("Alpha", section=section, at=NOON)
    beta = a_topic("Beta", section=section, at=NOON + dt.timedelta(hours=1))
    a_topic("Gamma", section=section, at=NOON + dt.timedelta(hours=2))
    a_reply(beta, at=NOON + dt.timedelta(hours=3))
    a_reply(beta, at=NOON + dt.timedelta(hours=3))
    a_reply(alpha, at=NOON + dt.timedelta(hours=4))
    return section


@pytest.mark.usefixtures("three")
def test_topics_stand_by_last_activity_or_as_asked(client: Client) -> None:
    assert shown(client) == ["Alpha", "Beta", "Gamma"]
    assert shown(client, "?sort=newest") == ["Gamma", "Beta", "Alpha"]
    assert shown(client, "?sort=replies") == ["Beta", "Alpha", "Gamma"]


def test_a_pinned_topic_stands_first_in_every_order(client: Client, three: Section) -> None:
    pin_topic(actor=carol(), topic_id=three.topics.get(title="Gamma").pk, at=NOON)

    assert shown(client)[0] == "Gamma"
    assert shown(client, "?sort=replies")[0] == "Gamma"


def test_a_row_says_its_state_and_replies(client: Client, three: Section) -> None:
    topic = three.topics.get(title="Beta")
    pin_topic(actor=carol(), topic_id=topic.pk, at=NOON)
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    main = main_of(client.get("/s/long-table/"))

    row = words(next(element for element in main.iter("li") if "Beta" in words(element)))
    assert "Pinned" in row
    assert "Locked" in row
    assert "2 replies" in row
    assert links(main)["Beta"] == topic_url(topic)


def test_nobody_is_said_to_have_answered_where_there_is_no_reply(client: Client) -> None:
    section = a_section("long-table")
    a_topic("Alpha", section=section)
    a_reply(a_topic("Beta", section=section), by=bob())

    said = words(main_of(client.get("/s/long-table/")))

    assert said.count("Last reply by") == 1
    assert "Last reply by bob" in said


def test_twenty_five_topics_are_on_a_page(client: Client) -> None:
    for number in range(26):
        a_topic(f"Topic {number}", section=a_section("long-table"))

    first, second = main_of(client.get("/s/long-table/")), main_of(client.get("/s/long-table/?page=2"))

    assert "Page 1 of 2" in words(first)
    assert links(first)["Next"] == "/s/long-table/?page=2"
    assert links(second)["Previous"] == "/s/long-table/"


def test_each_page_and_order_has_its_own_address(client: Client) -> None:
    for number in range(26):
        a_topic(f"Topic {number}", section=a_section("long-table"))

    assert canonical(client.get("/s/long-table/?page=2")).endswith("/s/long-table/?page=2")
    assert canonical(client.get("/s/long-table/?sort=newest&page=2")).endswith("/s/long-table/?sort=newest&page=2")
    assert client.get("/s/long-table/?page=1").headers["Location"] == "/s/long-table/"


@pytest.mark.parametrize("query", ["?page=2", "?page=0", "?page=x", "?sort=none"])
def test_what_is_not_there_is_not_found(client: Client, query: str) -> None:
    a_section("long-table")

    assert client.get(f"/s/long-table/{query}").status_code == 404


def test_an_empty_section_says_so(client: Client) -> None:
    a_section("long-table")

    assert "No topics yet" in words(main_of(client.get("/s/long-table/")))


def test_a_removed_topic_is_not_listed_not_even_to_moderators(client: Client, three: Section) -> None:
    remove_topic(actor=carol(), topic_id=three.topics.get(title="Beta").pk, at=NOON, reason="Spam")

    assert "Beta" not in shown(signed_in(client, carol()))


def test_a_topic_never_opened_is_new_for_two_days_to_who_was_here(client: Client) -> None:
    section = a_section("long-table")
    fresh = a_topic("Alpha", by=alice(), section=section, at=now() - dt.timedelta(days=1))
    a_topic("Beta", by=alice(), section=section, at=now() - dt.timedelta(days=3))

    found = links(main_of(signed_in(client, bob()).get("/s/long-table/")))

    assert found["1 new"] == f"{topic_url(fresh)}#p1"
    assert sum(label.endswith(" new") for label in found) == 1
    newcomer = signed_in(Client(), a_member("nora", joined=now()))
    assert "1 new" not in words(main_of(newcomer.get("/s/long-table/")))


def test_sections_inside_are_named_but_only_those_that_one_sees(client: Client) -> None:
    a_section("long-table")
    a_section("tea", parent="long-table")
    a_private_section("back-room", parent="long-table")

    main = main_of(client.get("/s/long-table/"))

    assert links(main)["Tea"] == "/s/tea/"
    assert "Back Room" not in links(main)


def test_a_section_inside_says_what_happened_there_last(client: Client) -> None:
    a_section("long-table")
    tea = a_topic("Which tea", section=a_section("tea", parent="long-table"))
    a_reply(tea)

    found = main_of(client.get("/s/long-table/"))

    block = next(element for element in found.iter("section") if element.get("aria-label") == "Tea")
    assert "1 topic" in words(block)
    assert "2 posts" in words(block)
    assert links(block)["Which tea"] == f"{topic_url(tea)}#p2"


def test_a_section_inside_says_what_it_is_for_and_counts_its_own_parts(client: Client) -> None:
    a_section("long-table")
    tea = a_section("tea", parent="long-table")
    Section.objects.filter(pk=tea.pk).update(description="Pots and leaves.")
    restamp()
    a_topic("Which tea", section=tea)
    a_topic("Which leaf", section=a_section("green-tea", parent="tea"), at=NOON + dt.timedelta(hours=1))

    found = main_of(client.get("/s/long-table/"))

    block = next(element for element in found.iter("section") if element.get("aria-label") == "Tea")
    assert "Pots and leaves." in words(block)
    assert "2 topics" in words(block)
    assert "Which leaf" in links(block)


def test_topics_of_the_parts_stand_with_the_parts_name_among_its_own(client: Client) -> None:
    a_topic("Alpha", section=a_section("long-table"), at=NOON)
    a_topic("Beta", section=a_section("tea", parent="long-table"), at=NOON + dt.timedelta(hours=1))
    a_topic("Gamma", section=a_section("green-tea", parent="tea"), at=NOON - dt.timedelta(hours=1))

    main = main_of(client.get("/s/long-table/"))

    kickers = [words(row.find(".//p[@class='kicker']")) for row in main.findall(".//ol[@class='topics mt-2']/li")]
    assert shown(client) == ["Beta", "Alpha", "Gamma"]
    assert kickers == ["TalkTea No answer yet", "Talk No answer yet", "TalkGreen Tea No answer yet"]
    assert "3 topics" in words(main)


def test_topics_of_parts_that_one_may_not_read_are_neither_listed_nor_counted(client: Client) -> None:
    a_topic("Alpha", section=a_section("long-table"))
    a_topic("Beta", by=carol(), section=a_private_section("back-room", parent="long-table"))

    assert shown(client) == ["Alpha"]
    assert "2 topics" not in words(main_of(client.get("/s/long-table/")))
    assert shown(signed_in(client, carol())) == ["Beta", "Alpha"]


def test_topics_of_parts_fill_pages(client: Client) -> None:
    a_topic("Alpha", section=a_section("long-table"), at=NOON - dt.timedelta(hours=1))
    for number in range(25):
        a_topic(f"Topic {number}", section=a_section("tea", parent="long-table"))

    assert shown(client) == []
    assert shown(client, "?page=2") == ["Alpha"]
    assert client.get("/s/long-table/?page=3").status_code == 404


def test_the_way_leads_through_all_sections_above(client: Client) -> None:
    a_section("outer")
    a_section("middle", parent="outer")
    a_section("inner", parent="middle")

    way = links(main_of(client.get("/s/inner/")))

    assert (way["Front page"], way["Outer"], way["Middle"]) == ("/", "/s/outer/", "/s/middle/")


def test_only_who_may_start_a_topic_is_offered_to(client: Client) -> None:
    a_section("long-table")
    a_news_section("town-hall")

    assert "New topic" not in links(main_of(client.get("/s/long-table/")))
    assert "New topic" in links(main_of(signed_in(client, alice()).get("/s/long-table/")))
    assert "New topic" not in links(main_of(signed_in(client, bob()).get("/s/town-hall/")))
    assert "New topic" in links(main_of(signed_in(client, erin()).get("/s/town-hall/")))


def test_who_is_here_is_what_front_says_and_else_a_guest_alone(client: Client) -> None:
    a_section("long-table")
    told = '{"members": [{"name": "Bob", "url": "/m/bob/"}], "member_count": 1, "guest_count": 4}'

    told_of = words(main_of(client.get("/s/long-table/", headers={"Rostra-Browsing": told})))
    alone = words(main_of(client.get("/s/long-table/")))

    assert "Recently browsing: 1 member Bob 4 guests" in told_of
    assert "Recently browsing: 0 members No registered users viewing this page 1 guest" in alone


def test_the_name_is_the_only_main_heading(client: Client) -> None:
    a_section("long-table")

    assert headings(main_of(client.get("/s/long-table/")))[0] == "Long Table"


@pytest.mark.parametrize("topics", [1, 20])
def test_a_guests_page_takes_five_queries(
    topics: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(topics):
        a_reply(a_topic(f"Topic {number}", section=a_section("long-table")))
    client.get("/s/long-table/")

    # The site's row, what the section holds, the topics, their faces, what was told last.
    with django_assert_num_queries(5):
        client.get("/s/long-table/")


@pytest.mark.parametrize("topics", [1, 20])
def test_a_members_page_takes_eight_queries(
    topics: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(topics):
        a_reply(a_topic(f"Topic {number}", section=a_section("long-table")))
    member = signed_in(client, bob())
    member.get("/s/long-table/")

    # And the session, the member, and what they have read.
    with django_assert_num_queries(8):
        member.get("/s/long-table/")


@pytest.mark.parametrize("topics", [1, 12])
def test_a_section_with_parts_takes_three_queries_more(
    topics: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(topics):
        a_reply(a_topic(f"Topic {number}", section=a_section("long-table")))
        a_reply(a_topic(f"Tea {number}", section=a_section("tea", parent="long-table")))
        a_reply(a_topic(f"Cake {number}", section=a_section("cake", parent="long-table")))
    client.get("/s/long-table/")

    # And what is pinned, and the liveliest topic of each part: its number, its row.
    with django_assert_num_queries(8):
        client.get("/s/long-table/")
