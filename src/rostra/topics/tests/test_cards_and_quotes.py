"""What is quoted or linked changes, and the posts that show it are rendered anew."""

import pytest
from tests.cast import NOON, a_section, alice, bob

from rostra.links.actions.store_card import store_card
from rostra.links.events import CardFetched
from rostra.links.models import LinkCard
from rostra.links.page_facts import PageFacts
from rostra.markup.context import QuoteRef
from rostra.markup.syntax.quotes import quote_source
from rostra.markup.wording import in_words
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.reply import reply
from rostra.topics.actions.start_topic import start_topic
from rostra.topics.body import make_body
from rostra.topics.effects import mark_quotes, show_card
from rostra.topics.events import PostEdited
from rostra.topics.models import Post, PostCard

pytestmark = pytest.mark.django_db

URL = "https://courier.example/ferry"
CARD = PageFacts("Night ferry", "It runs.", "Courier")


def _a_post(source: str) -> Post:
    section = a_section()
    body = make_body(source, author=alice())
    return start_topic(author=alice(), section_id=section.pk, title="Ferry", body=body, key="k", at=NOON).posts.get()


def _a_quote_of(post: Post, words: str) -> Post:
    start = post.text.index(words)
    ref = QuoteRef(post.pk, post.revision, start, start + len(words), "alice")
    body = make_body(quote_source(ref, words) + "Indeed.", author=bob())
    return reply(author=bob(), topic_id=post.topic_id, body=body, key="r", at=NOON)


def _edit(post: Post, source: str) -> None:
    edit_post(editor=alice(), post_id=post.pk, body=make_body(source, author=alice()), base_revision=1, at=NOON)
    mark_quotes(
        PostEdited(post_id=post.pk, topic_id=post.topic_id, section_id=post.topic.section_id, seq=1, revision=2)
    )


def test_a_card_that_arrives_later_is_shown_then() -> None:
    post = _a_post(f"Look:\n\n{URL}")
    assert "card-link" not in post.html

    store_card(card_id=LinkCard.objects.get().pk, facts=CARD, at=NOON)
    show_card(CardFetched(url=URL))

    post.refresh_from_db()
    assert '<a class="card-link"' in post.html
    assert post.revision == 1


def test_a_card_that_is_there_is_shown_at_once() -> None:
    first = _a_post(URL)
    store_card(card_id=LinkCard.objects.get().pk, facts=CARD, at=NOON)

    second = reply(author=bob(), topic_id=first.topic_id, body=make_body(URL, author=bob()), key="r", at=NOON)

    assert '<a class="card-link"' in second.html
    assert LinkCard.objects.count() == 1


def test_an_address_taken_out_of_a_text_is_no_longer_counted() -> None:
    post = _a_post(URL)

    _edit(post, "Gone")

    assert not PostCard.objects.exists()


def test_a_quote_says_so_when_its_words_were_edited_and_links_the_difference() -> None:
    post = _a_post("The boat will keep running. The fare stays.")
    quoting = _a_quote_of(post, "The fare stays.")
    assert "Edited since" not in in_words(quoting.html)

    _edit(post, "The boat will keep running. The fare rises.")

    quoting.refresh_from_db()
    assert "Edited since it was quoted" in in_words(quoting.html)
    assert "?from=1" in quoting.html


def test_a_quote_without_a_place_is_told_where_its_words_stand() -> None:
    post = _a_post("The boat will keep running.\n\nThe *fare* stays.")
    typed = f'> [!quote post={post.pk} rev=1 by="alice"]\n> The *fare* stays.\n\nIndeed.'

    body = make_body(typed, author=bob())
    quoting = reply(author=bob(), topic_id=post.topic_id, body=body, key="r", at=NOON)
    passage = quoting.quotes.get()

    assert f"post={post.pk} rev=1 from={passage.start} to={passage.end}" in quoting.source
    assert post.text[passage.start : passage.end] == "The fare stays."


def test_a_quote_of_words_that_never_stood_there_stays_as_it_was_typed() -> None:
    post = _a_post("The fare stays.")
    typed = f'> [!quote post={post.pk} rev=1 by="alice"]\n> The fare falls.\n\nGood.'

    assert make_body(typed, author=bob()).source == typed


def test_a_quote_stays_as_it_is_when_other_words_were_edited() -> None:
    post = _a_post("The boat will keep running. The fare stays.")
    quoting = _a_quote_of(post, "The fare stays.")

    _edit(post, "The night boat will keep running, says the board. The fare stays.")

    quoting.refresh_from_db()
    assert "Edited since" not in in_words(quoting.html)
