"""Starting a topic by the form."""

import pytest
from django.test import Client
from tests.cast import NOON, a_news_section, a_private_section, a_section, alice, bob, mallory, signed_in
from tests.reading import Answer, by_id, document, links, main_of, words

from rostra.topics.actions.save_draft import save_draft
from rostra.topics.models import Draft, Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def sent(client: Client, title: str = "The ferry", body: str = "It is late.", **fields: str) -> Answer:
    """Send the form for a topic in the long table."""
    a_section("long-table")
    return client.post("/s/long-table/new/", {"title": title, "body": body, "key": "k1", "do": "post", **fields})


def test_a_topic_is_started_and_shown(client: Client) -> None:
    answer = sent(signed_in(client, alice()))

    topic = Topic.objects.get()
    assert answer.headers["Location"] == topic_url(topic)
    assert "It is late." in words(main_of(client.get(topic_url(topic))))


@pytest.mark.parametrize("title", ["地震", "雪", "🎉"])
def test_a_title_may_be_as_short_as_its_script_lets_it(client: Client, title: str) -> None:
    answer = sent(signed_in(client, alice()), title=title)

    assert answer.status_code == 302
    assert Topic.objects.get().title == title


def test_a_double_submit_starts_one_topic(client: Client) -> None:
    member = signed_in(client, alice())

    first, second = sent(member), sent(member)

    assert first.headers["Location"] == second.headers["Location"]
    assert Topic.objects.count() == 1


def test_another_title_with_the_key_of_a_started_topic_comes_back_beside_what_was_posted(client: Client) -> None:
    member = signed_in(client, alice())
    sent(member)

    answer = sent(member, title="The other ferry")
    main = main_of(answer)
    key = next(one.get("value") or "" for one in main.iterfind(".//input[@name='key']"))
    sent(member, title="The other ferry", key=key)

    assert answer.status_code == 422
    assert "This was posted already with other words." in words(main)
    assert main.find(".//input[@name='title'][@value='The other ferry']") is not None
    assert links(main)["See what was posted"] == f"/p/{Post.objects.earliest('pk').pk}/"
    assert {topic.title for topic in Topic.objects.all()} == {"The ferry", "The other ferry"}


def test_a_preview_keeps_title_and_text(client: Client) -> None:
    main = main_of(sent(signed_in(client, alice()), do="preview"))

    assert main.find(".//input[@name='title'][@value='The ferry']") is not None
    assert main.find(".//section[@class='preview']") is not None
    assert not Topic.objects.exists()


def test_without_a_title_the_text_is_kept(client: Client) -> None:
    answer = sent(signed_in(client, alice()), title="")

    assert answer.status_code == 422
    assert "Give the topic a title." in words(main_of(answer))
    assert words(by_id(main_of(answer), "reply-body")) == "It is late."


def test_without_a_text_the_title_is_kept(client: Client) -> None:
    answer = sent(signed_in(client, alice()), body="")

    assert answer.status_code == 422
    assert main_of(answer).find(".//input[@name='title'][@value='The ferry']") is not None


def test_a_title_too_long_is_kept(client: Client) -> None:
    answer = sent(signed_in(client, alice()), title="x" * 201)

    assert answer.status_code == 422
    assert "x" * 201 in answer.text


def test_a_text_of_somebody_signed_out_meanwhile_comes_back(client: Client) -> None:
    answer = sent(client)

    assert answer.status_code == 401
    assert "It is late." in answer.text
    assert "The ferry" in answer.text
    assert links(document(answer))["Sign in now"] == "/account/sign-in/?next=/s/long-table/new/"


def test_a_guest_is_led_to_sign_in_and_back(client: Client) -> None:
    a_section("long-table")

    answer = client.get("/s/long-table/new/")

    assert answer.headers["Location"] == "/account/sign-in/?next=/s/long-table/new/"


def test_what_was_typed_before_stands_in_the_form(client: Client) -> None:
    place = f"section-{a_section('long-table').pk}"
    save_draft(member=alice(), place=place, title="The fer", source="It is", number=0, at=NOON)

    main = main_of(signed_in(client, alice()).get("/s/long-table/new/"))

    assert words(by_id(main, "reply-body")) == "It is"
    assert main.find(".//input[@name='title'][@value='The fer']") is not None


def test_a_posted_draft_is_forgotten(client: Client) -> None:
    place = f"section-{a_section('long-table').pk}"
    save_draft(member=alice(), place=place, title="The fer", source="It is", number=0, at=NOON)

    sent(signed_in(client, alice()))

    assert not Draft.objects.exists()


def test_what_another_window_saved_outlives_a_topic(client: Client) -> None:
    place = f"section-{a_section('long-table').pk}"
    save_draft(member=alice(), place=place, title="The ferry", source="It is early", number=0, at=NOON)
    member = signed_in(client, alice())

    sent(member)

    assert Draft.objects.get().source == "It is early"
    sent(member, key="k2", draft_number="1")
    assert not Draft.objects.exists()


def test_a_previewed_topic_knows_the_draft_that_it_knew(client: Client) -> None:
    answer = sent(signed_in(client, alice()), do="preview", draft_number="2")

    assert main_of(answer).find(".//input[@name='draft_number'][@value='2']") is not None


def test_a_member_reads_why_they_start_nothing_where_news_is(client: Client) -> None:
    a_news_section("town-hall"), a_section("long-table"), a_private_section()

    answer = signed_in(client, bob()).get("/s/town-hall/new/")

    main = main_of(answer)
    ways = links(main)
    assert answer.status_code == 403
    assert "Your group may not start topics in this section." in words(main)
    assert (ways["To Town Hall"], ways["Long Table"]) == ("/s/town-hall/", "/s/long-table/new/")
    assert "Back Room" not in words(main)


def test_a_silenced_member_reads_why(client: Client) -> None:
    a_section("long-table")

    assert signed_in(client, mallory()).get("/s/long-table/new/").status_code == 403


def test_a_section_out_of_sight_is_not_found(client: Client) -> None:
    a_private_section("back-room")

    assert client.get("/s/back-room/new/").status_code == 404
    assert signed_in(client, bob()).get("/s/back-room/new/").status_code == 404


def test_a_text_of_a_member_silenced_meanwhile_comes_back(client: Client) -> None:
    answer = sent(signed_in(client, mallory()))

    assert answer.status_code == 403
    assert "It is late." in answer.text
    assert "You can read, but not write" in words(main_of(answer))


def test_other_words_with_the_key_of_a_started_topic_come_back_with_another_key(client: Client) -> None:
    member = signed_in(client, bob())
    sent(member, key="k1")

    answer = sent(member, key="k1", body="Other words.")

    main = main_of(answer)
    assert answer.status_code == 422
    assert words(by_id(main, "reply-body")) == "Other words."
    assert main.find(".//input[@name='key'][@value='k1']") is None
    assert Topic.objects.count() == 1


def test_a_title_cannot_turn_the_words_around_it(client: Client) -> None:
    sent(signed_in(client, alice()), title="The \u202eferry\u2066\x07 of نا\u200cمه")

    assert Topic.objects.get().title == "The ferry of نا\u200cمه"


def test_a_title_of_nothing_but_controls_is_none(client: Client) -> None:
    answer = sent(signed_in(client, alice()), title="\u202e \u2069")

    assert "Give the topic a title." in words(main_of(answer))
