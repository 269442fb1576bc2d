"""What is queued may run twice: the second time changes nothing."""

import pytest
from django.apps import apps
from django.core import serializers

from rostra.kit.clock import now
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.actions.restore_post import restore_post
from rostra.topics.models import Topic
from tests.attack.canaries import SAMOVAR, hide_them_all
from tests.cast import carol
from tests.work import run_queued_effects

pytestmark = pytest.mark.django_db

# Rows that say that something happened, not what is so.
_RECORDS = {"live.LiveEvent", "django_tasks_database.DBTaskResult"}


def rows() -> str:
    """All rows of all rooms."""
    models = [model for model in apps.get_models() if model._meta.label not in _RECORDS]
    return "\n".join(serializers.serialize("jsonl", model._default_manager.order_by("pk")) for model in models)


def test_what_a_lively_town_queued_changes_nothing_when_run_again() -> None:
    hide_them_all()
    topic = Topic.objects.get(title=f"Tea from a {SAMOVAR}")
    rename_topic(actor=carol(), topic_id=topic.pk, title="Tea", at=now())
    restore_post(actor=carol(), post_id=topic.posts.exclude(removed_at=None).get().pk, at=now())
    run_queued_effects()
    before = rows()

    run_queued_effects()

    assert rows() == before
