"""Syndication as a Django application."""

from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    """Feeds, sitemaps, structured words about pages."""

    name = "rostra.syndication"
    label = "syndication"
