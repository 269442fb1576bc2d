"""What a stream that listens to a place hears of."""

import re

from rostra.members.viewer import Viewer
from rostra.sections.access import may, parts_of
from rostra.topics.models import Topic

_PLACE = re.compile(r"(topic|section|home)(?:-(\d{1,18}))?")


def channels_of(viewer: Viewer, place: str) -> list[str]:
    """Return the channels of a place (`topic-12`, `section-3`, `home`); none when the viewer may not listen there.

    A section's page shows the topics of its parts too, so it hears of those that the viewer may read.
    """
    found = _PLACE.fullmatch(place)
    if not found:
        return []
    kind, number = found.groups()
    if (kind == "home") != (number is None):
        return []
    return [place] if kind == "home" else _CHANNELS[kind](viewer, int(number))


def _of_topic(viewer: Viewer, number: int) -> list[str]:
    return [f"topic-{number}"] if Topic.objects.visible_to(viewer).filter(pk=number).exists() else []


def _of_section(viewer: Viewer, number: int) -> list[str]:
    if not may(viewer, "read", number):
        return []
    return [f"section-{part}" for part in (number, *parts_of(viewer, number))]


_CHANNELS = {"topic": _of_topic, "section": _of_section}
