"""Links as a Django application."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Link cards."""

    name = "rostra.links"
    label = "links"
