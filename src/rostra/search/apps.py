"""Search as a Django application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index of words, and the page that asks it."""

    name = "rostra.search"
    label = "search"
