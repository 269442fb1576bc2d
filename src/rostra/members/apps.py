"""Members as a Django application."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Accounts, groups, profiles, sign-in, preferences."""

    name = "rostra.members"
    label = "members"
