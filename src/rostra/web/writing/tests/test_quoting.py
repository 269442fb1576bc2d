"""The source of a quote, asked for by a composer that is open."""

import pytest
from django.test import Client
from tests.cast import NOON, a_private_section, a_reply, a_topic, alice, bob, carol, signed_in
from tests.reading import by_id, main_of, words

from rostra.topics.actions.remove_post import remove_post
from rostra.topics.models import Post
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db

FORMS = [
    "See:\n\n| Boat | Hour |\n| --- | --: |\n| Night ferry | nine |",
    "```python\nif tide > 2:\n    sail()\n```",
    "- [x] Paint\n- [ ] Nets\n  - and ropes",
    "It sails.[^1]\n\n[^1]: If it can.",
    ":::spoiler The end\nIt ||sinks||.\n:::",
    "Look:\n\n![the quay](upload:AAAA)",
    "> An old saying\n\nSo they say.",
]


@pytest.fixture
def post() -> Post:
    """What bob wrote."""
    return a_reply(a_topic(), by=bob(), text="The *night* ferry.")


def asked(client: Client, post: Post) -> str:
    """Return what quotes a post."""
    answer = client.get(f"/p/{post.pk}/quote/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return answer.text


def test_it_is_what_was_typed(client: Client, post: Post) -> None:
    source = asked(signed_in(client, alice()), post)

    assert source == f'> [!quote post={post.pk} rev=1 by="bob"]\n> The *night* ferry.\n\n'


def test_it_is_what_the_composer_has_without_script(client: Client, post: Post) -> None:
    member = signed_in(client, alice())

    main = main_of(member.get(f"{topic_url(post.topic)}?quote={post.pk}"))

    assert (by_id(main, "reply-body").text or "").lstrip("\n") == asked(member, post)


@pytest.mark.parametrize("text", FORMS)
def test_what_it_quotes_is_said_to_be_theirs(client: Client, text: str) -> None:
    member, theirs = signed_in(client, alice()), a_reply(a_topic(), by=bob(), text=text)

    answer = member.post(
        f"/t/{theirs.topic_id}/reply/", {"body": f"{asked(member, theirs)}Indeed.", "key": "k", "do": "post"}
    )

    shown = by_id(main_of(member.get(answer.headers["Location"].split("#")[0])), "p3")
    assert "bob wrote" in words(shown)
    assert "Not in the words of" not in words(shown)


def test_a_removed_post_and_one_out_of_sight_are_not_there(client: Client, post: Post) -> None:
    member = signed_in(client, alice())
    hidden = a_topic(section=a_private_section(), by=carol()).posts.get()
    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Off the topic")

    assert member.get(f"/p/{post.pk}/quote/").status_code == 404
    assert member.get(f"/p/{hidden.pk}/quote/").status_code == 404
    assert member.get("/p/99999/quote/").status_code == 404


def test_who_is_not_signed_in_is_asked_to(client: Client, post: Post) -> None:
    answer = client.get(f"/p/{post.pk}/quote/")

    assert answer.headers["Location"].startswith("/account/sign-in/")
