"""The page of a member."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, a_member, a_reply, a_section, a_topic, ada, alice, bob, carol, signed_in
from tests.reading import main_of, words

from rostra.kit.clock import now
from rostra.members.actions.suspend_member import suspend_member
from rostra.sections.actions.change_permissions import change_permissions
from rostra.topics.actions.remove_post import remove_post
from rostra.web.profile import page

pytestmark = pytest.mark.django_db


def test_a_stranger_sees_who_it_is_and_what_they_wrote(client: Client) -> None:
    a_reply(a_topic(by=alice()), by=bob(), text="They will outlive all of us.", to=1)

    text = words(main_of(client.get("/m/bob/")))

    assert "They will outlive all of us." in text
    assert "in reply to alice" in text
    assert "Joined" in text


def test_what_stands_in_a_closed_section_shows_to_nobody_outside_nor_in_counts(client: Client) -> None:
    hidden = a_section("council")
    a_topic(section=hidden, by=alice(), text="The marked word is samphire.")
    a_topic(by=alice(), text="Open to all.")
    change_permissions(section_id=hidden.pk, grants={})

    stranger = client.get("/m/alice/")
    administrator = signed_in(Client(), ada()).get("/m/alice/")

    assert "samphire" not in stranger.text
    assert "<dt>post</dt><dd>1</dd>" in stranger.text
    assert "samphire" in administrator.text


def test_of_somebody_who_wrote_very_much_the_page_says_that_there_is_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_MOST_COUNTED", 2)
    topic = a_topic(by=alice())
    for _ in range(2):
        a_reply(topic, by=alice())

    shown = client.get("/m/alice/").text

    assert "<dt>posts</dt><dd>2+</dd>" in shown
    assert "<dt>topic</dt><dd>1</dd>" in shown


def test_a_removed_post_is_not_listed(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="The marked word is samphire.")

    remove_post(actor=carol(), post_id=post.pk, reason="Wrong place.", at=now())

    assert "samphire" not in client.get("/m/bob/").text


def test_unknown_names_and_pages_are_404(client: Client) -> None:
    alice()

    assert client.get("/m/nobody/").status_code == 404
    assert client.get("/m/alice/posts/?page=2").status_code == 404
    assert client.get("/m/alice/posts/?page=x").status_code == 404


def test_another_spelling_leads_to_the_name(client: Client) -> None:
    alice()

    assert client.get("/m/ALICE/")["Location"] == "/m/alice/"


def test_who_never_confirmed_has_no_page(client: Client) -> None:
    a_member("rude name", confirmed=False)

    assert client.get("/m/rude name/").status_code == 404


def test_suspended_and_closed_accounts_say_so(client: Client) -> None:
    suspend_member(actor=ada(), member_id=bob().pk, until=now() + dt.timedelta(days=3), reason="Rude.", at=now())
    member = alice()
    member.is_active = False
    member.save(update_fields=["is_active"])

    assert "is suspended until" in client.get("/m/bob/").text
    assert "account is closed" in client.get("/m/alice/").text


def test_pages_hold_25_posts_each(client: Client) -> None:
    topic = a_topic(by=bob())
    for number in range(26):
        a_reply(topic, by=alice(), text=f"Reply number {number:02}.", at=NOON + dt.timedelta(minutes=number))

    first, second = client.get("/m/alice/posts/").text, client.get("/m/alice/posts/?page=2").text

    assert "Reply number 25." in first
    assert "Reply number 00." not in first
    assert "Reply number 00." in second


def test_a_guests_visit_sets_no_cookie(client: Client) -> None:
    a_topic()

    assert not client.get("/m/alice/").cookies


def test_the_queries_do_not_grow_with_the_posts(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    topic = a_topic(by=bob())
    for _ in range(12):
        a_reply(topic, by=alice())
    client.get("/m/alice/")

    with django_assert_max_num_queries(9):
        client.get("/m/alice/")
