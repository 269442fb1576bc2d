"""Operations as a Django application."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Set-up, workers, health."""

    name = "rostra.operations"
    label = "operations"
