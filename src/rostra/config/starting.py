"""Starting Django in a process of ours, connected to the bus."""

import os

import django

from rostra.kit import bus
from rostra.kit.reading_settings import configuration


def start() -> None:
    """Make models, actions and settings usable in this process; what it changes is told to every front."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "rostra.config.settings"
    django.setup()
    found = configuration()
    bus.connect(bus.sender_to(found.run_folder / "bus.sock", found.redis_url))
