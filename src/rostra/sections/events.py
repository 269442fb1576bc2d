"""What happens to sections."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class SectionsChanged(Event):
    """A section was added, changed or moved, or rights in it changed."""

    name: ClassVar[str] = "sections.changed"
    section_id: int
