"""The front page."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

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
    ada,
    bob,
    carol,
    erin,
    signed_in,
)
from tests.reading import headings, links, main_of, words

from rostra.community.actions.change_community import change_community
from rostra.kit.clock import now
from rostra.members.models import Member
from rostra.newsdesk.models import SourceRecord
from rostra.newsdesk.tests.making import SOURCE, a_published_story, a_wording
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_topic import remove_topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def test_the_latest_discussions_stand_by_their_last_word(client: Client) -> None:
    older = a_topic("Older", at=NOON)
    a_topic("Newer", at=NOON + dt.timedelta(hours=1))
    a_reply(older, at=NOON + dt.timedelta(hours=2))

    text = words(main_of(client.get("/")))

    assert text.index("Older") < text.index("Newer")


def test_the_day_stands_under_the_name(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rostra.web.home.views.now", lambda: NOON)

    assert "Saturday 14 March 2026" in words(main_of(client.get("/")))


def test_each_section_says_what_it_holds_and_what_happened_last(client: Client) -> None:
    topic = a_topic("The ferry", section=a_section("harbour"))
    a_reply(topic)

    main = main_of(client.get("/"))

    block = next(element for element in main.iter("section") if element.get("aria-label") == "Harbour")
    assert "1 topic" in words(block)
    assert "2 posts" in words(block)
    assert links(block)["The ferry"] == f"{topic_url(topic)}#p2"


def test_a_section_inside_another_says_so(client: Client) -> None:
    a_section("long-table")
    a_section("tea", parent="long-table")

    main = main_of(client.get("/"))

    block = next(element for element in main.iter("section") if element.get("aria-label") == "Tea")
    assert "Part of Long Table" in words(block)


def test_nothing_out_of_sight_is_shown(client: Client) -> None:
    a_topic("Whispered", by=carol(), section=a_private_section())
    removed = a_topic("Withdrawn")
    remove_topic(actor=carol(), topic_id=removed.pk, at=NOON, reason="Spam")

    text = words(main_of(client.get("/")))

    assert "Whispered" not in text
    assert "Back Room" not in text
    assert "Withdrawn" not in text


def test_a_moderator_sees_what_is_theirs(client: Client) -> None:
    a_topic("Whispered", by=carol(), section=a_private_section())

    assert "Whispered" in words(main_of(signed_in(client, carol()).get("/")))


@pytest.mark.parametrize(("language", "quoted"), [("en", "“It froze.”"), ("de", "„It froze.“")])
def test_what_was_recommended_stands_in_the_quotation_marks_of_the_language(
    client: Client, language: str, quoted: str
) -> None:
    change_community(name="Quay", description="", language=language, time_zone="UTC")
    post = a_reply(a_topic(), text="It froze.")
    recommend_post(actor=carol(), post_id=post.pk, at=now())

    assert quoted in words(main_of(client.get("/")))


def test_a_site_with_nothing_on_it_says_so(client: Client) -> None:
    assert "Nothing here yet" in headings(main_of(client.get("/")))


STEPS = ["Publish the first story", "Add a section", "See the rights"]


@pytest.mark.parametrize(("who", "steps"), [(ada, STEPS), (erin, STEPS[:1]), (bob, [])])
def test_a_site_with_nothing_on_it_offers_the_first_steps_to_who_may(
    client: Client, who: Callable[[], Member], steps: list[str]
) -> None:
    section = a_news_section("ferries")

    page = main_of(signed_in(client, who()).get("/"))

    named = {words(link): link.get("href") for link in page.iter("a") if words(link) in STEPS}
    assert list(named) == steps
    assert named.get(STEPS[0], "/desk/new/?section=ferries") == f"/desk/new/?section={section.slug}"


def test_once_something_stands_there_the_first_steps_are_gone(client: Client) -> None:
    a_topic("Older", at=NOON)

    text = words(main_of(signed_in(client, ada()).get("/")))

    assert "Add a section" not in text


def test_who_is_here_is_what_front_says(client: Client) -> None:
    told = '{"members": [{"name": "Bob", "url": "/m/bob/"}], "member_count": 1, "guest_count": 4}'

    text = words(main_of(client.get("/", headers={"Rostra-Browsing": told})))

    assert "1 member, 4 guests: Bob" in text


def test_a_guest_who_reads_is_here_and_no_member_is(client: Client) -> None:
    main = main_of(client.get("/"))

    assert "0 members, 1 guest: No registered users viewing this page" in words(main)


def test_the_script_finds_what_it_needs_to_say_who_is_here_by_now(client: Client) -> None:
    listening = main_of(client.get("/")).find(".//live-place[@data-place='home']")

    assert listening is not None
    block = listening.find(".//*[@data-presence='home']")
    assert block is not None
    assert block.get("data-none") == "No registered users viewing this page"
    assert [bool(block.findall(f".//*[@{part}]")) for part in ("data-count", "data-guests", "data-names")] == [True] * 3


@pytest.mark.parametrize("topics", [1, 12])
def test_the_queries_do_not_grow(
    topics: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(topics):
        a_reply(a_topic(f"Topic {number}", section=a_section(f"section-{number}")))
    member = signed_in(client, bob())
    member.get("/")

    with django_assert_max_num_queries(12):
        member.get("/")


@pytest.mark.parametrize(
    ("relation", "sentence"),
    [
        (SourceRecord.Relation.BASED_ON, "From a report by The Skerrin Courier"),
        (SourceRecord.Relation.QUOTED, "Quotes a report by The Skerrin Courier"),
        (SourceRecord.Relation.TRANSLATED, "Translated from The Skerrin Courier"),
    ],
)
def test_a_card_says_what_its_story_makes_of_its_source(client: Client, relation: str, sentence: str) -> None:
    a_published_story(a_wording(source=replace(SOURCE, relation=relation)))

    assert sentence in words(main_of(client.get("/")))


def test_the_newest_member_is_named(client: Client) -> None:
    a_member("Petra", joined=NOON + dt.timedelta(days=1))

    assert "Our newest member is Petra" in words(main_of(client.get("/")))


def test_a_name_whose_address_nobody_confirmed_is_not_on_the_front_page(client: Client) -> None:
    a_member("Petra", joined=NOON)
    a_member("Buy Boats Now", confirmed=False, joined=NOON + dt.timedelta(days=1))

    assert "Our newest member is Petra" in words(main_of(client.get("/")))
