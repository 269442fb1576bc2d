"""Giving a topic another title."""

import datetime as dt

import pytest
from tests.cast import NOON, a_topic, alice, bob, carol

from rostra.kit.refusal import Refused
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.models import Revision, Topic

pytestmark = pytest.mark.django_db

SOON = NOON + dt.timedelta(minutes=1)


def test_the_author_renames() -> None:
    topic = a_topic("The fery", by=alice())

    rename_topic(actor=alice(), topic_id=topic.pk, title="The ferry", at=SOON)

    fresh = Topic.objects.get(pk=topic.pk)
    assert (fresh.title, fresh.slug) == ("The ferry", "the-ferry")


def test_the_old_title_stays_on_record() -> None:
    topic = a_topic("The fery", by=alice())

    rename_topic(actor=alice(), topic_id=topic.pk, title="The ferry", at=SOON)

    assert Revision.objects.get(post__topic=topic).title == "The fery"


def test_a_moderator_renames_at_any_time() -> None:
    topic = a_topic("The fery", by=alice())

    after = rename_topic(actor=carol(), topic_id=topic.pk, title="The ferry", at=NOON + dt.timedelta(days=90))

    assert after.title == "The ferry"


def test_after_the_window_of_editing_the_author_renames_no_more() -> None:
    topic = a_topic(by=alice())

    with pytest.raises(Refused) as refused:
        rename_topic(actor=alice(), topic_id=topic.pk, title="Another", at=NOON + dt.timedelta(days=2))

    assert refused.value.code == "too_late"


def test_nobody_else_renames() -> None:
    topic = a_topic(by=alice())

    with pytest.raises(Refused) as refused:
        rename_topic(actor=bob(), topic_id=topic.pk, title="Another", at=SOON)

    assert refused.value.code == "not_author"


def test_the_author_renames_no_locked_topic() -> None:
    topic = a_topic(by=alice())
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        rename_topic(actor=alice(), topic_id=topic.pk, title="Another", at=SOON)

    assert refused.value.code == "locked"
