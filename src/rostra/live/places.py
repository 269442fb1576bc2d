"""Which place a stream listens to, and whether a viewer may."""

import re

from rostra.members.viewer import Viewer
from rostra.sections.access import may
from rostra.topics.models import Topic

_PLACE = re.compile(r"(topic|section|home)(?:-(\d{1,18}))?")


def may_listen(viewer: Viewer, place: str) -> bool:
    """Say whether the viewer may hear of what happens at `place` (`topic-12`, `section-3`, `home`)."""
    found = _PLACE.fullmatch(place)
    if not found:
        return False
    kind, number = found.groups()
    if kind == "home":
        return number is None
    if number is None:
        return False
    if kind == "section":
        return may(viewer, "read", int(number))
    return Topic.objects.visible_to(viewer).filter(pk=int(number)).exists()
