"""Events as a Django application."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Announcements and their queued effects."""

    name = "rostra.events"
    label = "events"
