"""Revisions from before it was kept with them whether they were made in silence."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from tests.cast import NOON, a_reply, a_topic, bob, carol

from rostra.members.models import Member
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.body import make_body
from rostra.topics.models import Post, Revision

pytestmark = pytest.mark.django_db


def edited(post: Post, *, by: Member, base: int, minutes: int) -> None:
    """Let somebody edit a post so long after it was posted."""
    body = make_body(f"Text {base}.", author=by)
    edit_post(editor=by, post_id=post.pk, body=body, base_revision=base, at=NOON + dt.timedelta(minutes=minutes))


def test_what_an_author_changed_within_the_grace_was_silent() -> None:
    post = a_reply(a_topic(), by=bob(), at=NOON)
    edited(post, by=bob(), base=1, minutes=5)
    edited(post, by=carol(), base=2, minutes=5)
    edited(post, by=bob(), base=3, minutes=6)
    Revision.objects.update(is_silent=False)

    import_module("rostra.topics.migrations.0010_silent_revisions").mark_silent(apps, None)

    assert list(post.revisions.order_by("number").values_list("is_silent", flat=True)) == [False, True, False, False]
