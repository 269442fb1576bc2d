"""The news desk as a Django application."""

from django.apps import AppConfig


class NewsdeskConfig(AppConfig):
    """Stories, from draft to publication."""

    name = "rostra.newsdesk"
    label = "newsdesk"
