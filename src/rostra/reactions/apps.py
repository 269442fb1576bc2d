"""Reactions as a Django application."""

from django.apps import AppConfig


class ReactionsConfig(AppConfig):
    """What members think of posts."""

    name = "rostra.reactions"
    label = "reactions"
