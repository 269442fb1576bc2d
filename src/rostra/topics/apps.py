"""Topics as a Django application."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Topics, posts, revisions, drafts."""

    name = "rostra.topics"
    label = "topics"
