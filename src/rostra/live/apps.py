"""Live as a Django application."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """What open and kept pages are told."""

    name = "rostra.live"
    label = "live"
