"""What happens to stories that readers can notice."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class StoryPublished(Event):
    """A story can be read; its topic is there, for the first time or again."""

    name: ClassVar[str] = "newsdesk.story_published"
    story_id: int
    topic_id: int
    section_id: int


@dataclass(frozen=True)
class StoryUpdated(Event):
    """A published story reads or looks differently now."""

    name: ClassVar[str] = "newsdesk.story_updated"
    story_id: int
    topic_id: int
    section_id: int


@dataclass(frozen=True)
class StoryWithdrawn(Event):
    """A story was taken back."""

    name: ClassVar[str] = "newsdesk.story_withdrawn"
    story_id: int
    topic_id: int
    section_id: int
