"""Reading as a Django application."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """How far members have read."""

    name = "rostra.reading"
    label = "reading"
