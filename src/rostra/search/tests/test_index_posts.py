"""Letting the index know what posts say now."""

import pytest
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol

from rostra.members.viewer import GUEST
from rostra.search.actions.index_posts import index_posts
from rostra.search.choosing import engine
from rostra.search.engine import Filters
from rostra.search.models import IndexedPost
from rostra.search.query import parse
from rostra.sections.access import section_ids
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.body import make_body

pytestmark = pytest.mark.django_db


def _found(word: str) -> tuple[int, ...]:
    filters = Filters(section_ids(GUEST, "read"), None)
    return tuple(engine().find(parse(word), filters, order="best", start=0, count=5).post_ids)


def test_an_edited_post_is_found_by_its_new_words_only() -> None:
    post = a_reply(a_topic(by=alice()), by=bob(), text="The lighthouse.")
    index_posts(post_ids=[post.pk])
    edit_post(editor=bob(), post_id=post.pk, body=make_body("The windmill.", author=bob()), base_revision=1, at=NOON)

    count = index_posts(post_ids=[post.pk])

    assert count == 1
    assert _found("windmill") == (post.pk,)
    assert _found("lighthouse") == ()


def test_a_removed_post_leaves_the_index() -> None:
    post = a_reply(a_topic(by=alice()), by=bob())
    index_posts(post_ids=[post.pk])
    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Off topic")

    count = index_posts(post_ids=[post.pk])

    assert count == 0
    assert not IndexedPost.objects.filter(pk=post.pk).exists()
