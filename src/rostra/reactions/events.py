"""What happens to reactions."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class PostReacted(Event):
    """The reactions to a post changed."""

    name: ClassVar[str] = "reactions.post_reacted"
    post_id: int
    topic_id: int
