"""A quote names somebody only for words that stand in their post."""

import pytest
from django.test import Client
from tests.cast import NOON, a_reply, a_topic, alice, bob
from tests.reading import by_id, main_of, words

from rostra.markup.wording import in_words
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.rerender_post import rerender_post
from rostra.topics.body import make_body
from rostra.topics.models import Post
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db

LONG = (
    "The *night* ferry runs at nine, and nobody likes it.\n\n> An old saying\n\n- First\n- Second\n\n"
    "The fare is ||five crowns|| or so. See ![the quay](upload:AAAA) there.\n\n"
    ":::spoiler The end\nIt sinks.\n:::\n\n夜の渡し船は九時に出る。\n\nWait... what?"
)


def quoting(post: Post, *lines: str, by: str = "bob", place: str = "rev=1") -> Post:
    """Have alice quote a post of bob's."""
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    text = f'> [!quote post={post.pk} {place} by="{by}"]\n{quoted}\n\nIndeed.'
    return a_reply(post.topic, by=alice(), text=text)


@pytest.fixture
def post() -> Post:
    """What bob wrote."""
    return a_reply(a_topic(), by=bob(), text=LONG)


@pytest.mark.parametrize("place", ["rev=1", "", "rev=1 from=0 to=9", "rev=7"])
def test_words_that_were_never_there_are_not_said_to_be_his(client: Client, post: Post, place: str) -> None:
    forged = quoting(post, "I took the money.", place=place)

    page = words(by_id(main_of(client.get(topic_url(post.topic))), f"p{forged.seq}"))

    assert "bob wrote" not in page
    assert "Not in the words of bob" in page
    assert "I took the money." in page


@pytest.mark.parametrize(
    "lines",
    [
        ["The night ferry runs at nine, and somebody likes it."],
        ["The night ferry runs at nine, and body likes it."],
        ["The night ferry runs at nine.", "", "It sinks.", "", "The fare is five crowns"],
        ["The ferry runs at nine"],
        ["||I took the money||"],
        [":::spoiler I took the money", "It sinks.", ":::"],
        ["![the quay](upload:BBBB)"],
        ["渡し船は十時"],
    ],
)
def test_words_changed_added_or_put_in_another_order_are_not_his(post: Post, lines: list[str]) -> None:
    html = in_words(quoting(post, *lines).html)

    assert "bob wrote" not in html
    assert "Not in the words of bob" in html


def test_a_line_that_only_leans_on_a_quote_counts_as_its_words(post: Post) -> None:
    text = f'> [!quote post={post.pk} rev=1 by="bob"]\n> It sinks.\nI took the money.'

    html = in_words(a_reply(post.topic, by=alice(), text=text).html)

    assert "bob wrote" not in html
    assert "Not in the words of bob" in html


@pytest.mark.parametrize(
    "lines",
    [
        LONG.replace("> An old saying\n\n", "").split("\n"),
        ["the **night** ferry runs"],
        ["The night ferry … nobody likes it."],
        ["The night ferry runs at nine […]", "", "[...] five crowns"],
        ["First", "", "It sinks."],
        ["||five crowns||"],
        ["![the quay](upload:AAAA)"],
        [":::spoiler Spoiler", "It sinks.", ":::"],
        ["渡し船は九時"],
        ["Wait... what?"],
        ["ight ferry runs at ni"],
    ],
)
def test_his_words_are_his_however_they_are_marked_or_shortened(post: Post, lines: list[str]) -> None:
    assert "bob wrote" in in_words(quoting(post, *lines).html)


def test_each_of_two_quotes_in_one_another_speaks_for_itself(post: Post) -> None:
    inner = f'[!quote post={post.pk} rev=1 by="bob"]'
    outer = a_reply(post.topic, by=alice(), text=f"> {inner}\n> It sinks.\n\nSo it does.")
    text = f'> [!quote post={outer.pk} rev=1 by="alice"]\n> > {inner}\n> > It swims.\n>\n> So it does.'

    html = in_words(a_reply(post.topic, by=bob(), text=text).html)

    assert "alice wrote" in html
    assert "Not in the words of bob" in html


def test_a_post_that_nobody_can_read_lends_no_name(post: Post) -> None:
    text = '> [!quote post=99999 by="bob"]\n> I took the money.'

    html = in_words(a_reply(post.topic, by=alice(), text=text).html)

    assert "bob" not in html
    assert "I took the money." in html


def test_words_of_an_older_revision_stay_his_and_rendering_again_changes_nothing(post: Post) -> None:
    honest, forged = quoting(post, "nobody likes it"), quoting(post, "everybody likes it")
    edit_post(editor=bob(), post_id=post.pk, body=make_body("Gone.", author=bob()), base_revision=1, at=NOON)

    rerender_post(post_id=honest.pk)
    rerender_post(post_id=forged.pk)

    honest.refresh_from_db()
    forged.refresh_from_db()
    assert "bob wrote" in in_words(honest.html)
    assert "Edited since it was quoted" in in_words(honest.html)
    assert "Not in the words of bob" in in_words(forged.html)
