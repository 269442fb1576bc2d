"""Community as a Django application."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """The site's own settings."""

    name = "rostra.community"
    label = "community"
