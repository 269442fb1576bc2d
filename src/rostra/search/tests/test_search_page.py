"""The search page, as strangers and members see it."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import a_member, a_private_section, a_reply, a_section, a_topic, alice, bob, carol
from tests.reading import by_id, links, main_of, words

from rostra.kit.names import shown_skeleton
from rostra.members.models import Member
from rostra.search import page as searching
from rostra.search import postgres, sqlite
from rostra.search.actions.reindex import reindex

pytestmark = pytest.mark.django_db


def _page(client: Client, query: str, status: int = 200) -> str:
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == status
    return answer.content.decode()


def test_the_passage_found_is_marked(client: Client) -> None:
    topic = a_topic(title="Night boats", text="Nothing here. " * 20 + "The late Fähre <sails> at ten.")
    a_reply(topic, text="Which ferry?")
    reindex()

    text = _page(client, "q=fahre")

    assert "<mark>Fähre</mark> &lt;sails&gt;" in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'href="/t/{topic.pk}/night-boats/"' in text


def test_the_passage_shows_the_words_found_and_not_their_letters_in_others(client: Client) -> None:
    a_topic("Boats", text=f"Attics and canals. {'Words that go on. ' * 20}It was a quay.")
    reindex()

    text = _page(client, "q=a+quay")

    assert "<mark>a</mark> <mark>quay</mark>" in text
    assert "<mark>A</mark>ttics" not in text


def test_a_word_with_vowel_signs_is_marked_as_one(client: Client) -> None:
    a_topic("ข่าวท่าเรือ", text="เรือข้ามฟากกลางคืนกลับมาแล้ว")
    reindex()

    text = _page(client, "q=เรือข้ามฟาก")

    assert "<mark>เรือข้ามฟาก</mark>" in text
    assert text.count("<mark>") == 1


def test_a_page_after_the_last_does_not_say_that_nothing_was_found(client: Client) -> None:
    a_topic("Boats", text="The quay.")
    reindex()

    _page(client, "q=quay&page=2", status=404)
    _page(client, "q=quay")


def test_a_title_is_marked_and_a_reply_leads_to_its_post(client: Client) -> None:
    topic = a_topic(title="Ferry talk")
    reply = a_reply(topic, text="the ferry again")
    reindex()

    text = _page(client, "q=ferry")

    assert "<mark>Ferry</mark> talk</bdi></a>" in text
    assert f'href="/p/{reply.pk}/"' in text


def test_filters_and_what_is_wrong_with_them_stay_in_the_form(client: Client) -> None:
    a_topic(by=alice(), text="ferry one")
    a_topic(section=a_section("quay"), by=bob(), text="ferry two")
    reindex()

    assert "ferry</mark> two" not in _page(client, "q=ferry&author=ALICE")
    assert "ferry</mark> one" not in _page(client, "q=ferry&section=quay&order=newest")
    wrong = _page(client, "q=ferry&author=nobody&section=nowhere", 422)
    assert 'value="nobody"' in wrong
    assert wrong.count('aria-invalid="true"') == 2


def test_an_author_alone_is_enough_to_ask_for(client: Client) -> None:
    topic = a_topic(title="Night boats", by=carol(), text="The first boat")
    a_topic(section=a_private_section(), by=carol(), text="whispered")
    a_reply(topic, by=bob(), text="The second boat")

    text = _page(client, "author=carol")

    assert "Posts written by carol" in text
    assert "1 result in news and talk." in text
    assert "The first boat" in text
    assert "The second boat" not in text
    assert "whispered" not in text


def test_a_name_in_another_direction_does_not_turn_the_title_round(client: Client) -> None:
    a_reply(a_topic(title="Who swims?"), by=bob(), text="ferry")
    Member.objects.filter(name="bob").update(display_name="نور")
    reindex()

    assert "<bdi>نور</bdi> in <bdi>Who swims?</bdi>" in _page(client, "q=ferry")


def test_nothing_found_and_nothing_asked(client: Client) -> None:
    a_section()

    assert "Nothing for “zebra”" in _page(client, "q=zebra")
    assert "Nothing for" not in _page(client, "")
    assert "&lt;script&gt;" in _page(client, "q=<script>")


@pytest.mark.parametrize("typed", ["!!!", "-ferry", '""', "- -"])
def test_where_nothing_can_be_looked_for_the_page_says_what_is_missing(client: Client, typed: str) -> None:
    a_topic(text="ferry")
    reindex()

    text = client.get("/search/", {"q": typed}).text

    assert "Type at least one word or emoji to look for" in text
    assert "Type at least one word" not in _page(client, "q=zebra")


def test_pages_have_numbers(client: Client) -> None:
    topic = a_topic(text="ferry")
    for _number in range(24):
        a_reply(topic, text="ferry")
    reindex()

    assert "Results 21–25" in _page(client, "q=ferry&page=2")
    assert client.get("/search/?q=ferry&page=0").status_code == 404
    assert client.get("/search/?q=ferry&page=101").status_code == 404


def test_members_who_are_called_so_stand_above_the_results(client: Client) -> None:
    busy = a_member("Alinor")
    a_reply(a_topic(by=busy, text="ferry"), by=busy)
    shows = a_member("Zora")
    a_reply(a_topic(by=alice()), by=shows, text="ferry")
    Member.objects.filter(pk=shows.pk).update(display_name="Alí <b>", display_skeleton=shown_skeleton("Alí <b>"))

    begun, shown = _page(client, "q=ALI"), _page(client, "q=Alí+<b>")

    assert '<a href="/m/Alinor/"><bdi>Alinor</bdi></a>, <a href="/m/alice/">' in begun
    assert "/m/Zora/" not in begun
    assert '<a href="/m/Zora/"><bdi>Alí &lt;b&gt;</bdi></a>' in shown


def test_where_members_alone_are_found_a_sentence_says_that_news_and_talk_hold_nothing(client: Client) -> None:
    a_topic(by=a_member("Alinor"), text="ferry")
    reindex()

    main = main_of(client.get("/search/?q=alinor"))

    text = words(main)
    assert words(by_id(main, "people-h")) == "Members"
    assert links(main)["Alinor"] == "/m/Alinor/"
    assert "News and talk hold nothing for “alinor”." in text
    assert "Nothing for" not in text
    assert "0 results" not in text


@pytest.mark.parametrize(
    ("query", "is_said"), [("q=zebra", False), ("q=zebra&section=quay", True), ("q=zebra&author=alice", True)]
)
def test_filters_are_to_be_taken_away_only_where_there_are_some(client: Client, query: str, is_said: bool) -> None:
    a_topic(by=alice(), section=a_section("quay"))

    text = _page(client, query)

    assert ("take the filters away" in text) is is_said
    assert "Try fewer or other words" in text


@pytest.mark.parametrize("query", ["q=b", "q=bo&author=alice", "q=bo&section=ferries", "q=carol", "q=mall"])
def test_nobody_is_named_who_was_not_looked_for_or_wrote_nothing(client: Client, query: str) -> None:
    a_reply(a_topic(by=alice(), section=a_section("ferries")), by=bob(), text="ferry")
    carol()
    Member.objects.filter(pk=a_reply(a_topic(), by=a_member("mallory")).author_id).update(is_active=False)

    assert "Members" not in words(main_of(client.get(f"/search/?{query}")))


def test_who_chose_a_section_alone_is_told_what_is_missing(client: Client) -> None:
    a_section("ferries")

    assert "Type a word to look for in this section" in _page(client, "section=ferries")


@pytest.mark.parametrize("length", [1, 12])
def test_a_page_takes_the_same_queries_whatever_its_length(
    length: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    topic = a_topic(text="ferry")
    for _number in range(length):
        a_reply(topic, text="ferry")
    reindex()
    client.get("/search/?q=ferry")

    with django_assert_num_queries(4):
        client.get("/search/?q=ferry")


def test_the_page_says_what_was_compared_when_not_all_were(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres if connection.vendor == "postgresql" else sqlite, "_MOST_RANKED", 2)
    topic = a_topic(text="ferry")
    a_reply(topic, text="the ferry")
    reindex()

    best, newest = _page(client, "q=ferry"), _page(client, "q=ferry&order=newest")

    assert "More than 2 results. The newest 2 were compared, and the best of them stand first." in best
    assert "More than 2 results; the newest of them are shown." in newest


def test_no_link_leads_behind_the_last_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_PAGES", 1)
    topic = a_topic(text="ferry")
    for _number in range(24):
        a_reply(topic, text="ferry")
    reindex()

    assert "page=2" not in _page(client, "q=ferry")
