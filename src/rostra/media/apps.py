"""Media as a Django application."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Uploads and their renditions."""

    name = "rostra.media"
    label = "media"
