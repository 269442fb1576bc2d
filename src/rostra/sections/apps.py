"""Sections as a Django application."""

from django.apps import AppConfig


class SectionsConfig(AppConfig):
    """Sections and who may see and do what there."""

    name = "rostra.sections"
    label = "sections"
