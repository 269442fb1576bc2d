"""Whole pages, where features meet, as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages made of many features."""

    name = "rostra.web"
    label = "web"
