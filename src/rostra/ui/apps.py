"""The room of frame, components, styles and scripts."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Brings the `ui` templates and static files."""

    name = "rostra.ui"
    label = "ui"
