"""What happens to topics and posts."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from rostra.events.wiring import Event


class OfTopic(Protocol):
    """Any event of any room that changes how a topic's pages read."""

    @property
    def topic_id(self) -> int:
        """The topic."""


@dataclass(frozen=True)
class TopicStarted(Event):
    """A topic and its first post are there."""

    name: ClassVar[str] = "topics.started"
    topic_id: int
    post_id: int
    section_id: int
    author_id: int


@dataclass(frozen=True)
class ReplyPosted(Event):
    """A topic has one post more."""

    name: ClassVar[str] = "topics.reply_posted"
    post_id: int
    topic_id: int
    section_id: int
    seq: int
    author_id: int


@dataclass(frozen=True)
class PostEdited(Event):
    """A post says something else now."""

    name: ClassVar[str] = "topics.post_edited"
    post_id: int
    topic_id: int
    section_id: int
    seq: int
    revision: int


@dataclass(frozen=True)
class PostOutdated(Event):
    """A post was stored with HTML that lacks something that is there by now, as a picture that became ready."""

    name: ClassVar[str] = "topics.post_outdated"
    post_id: int


@dataclass(frozen=True)
class PostRendered(Event):
    """The HTML of a post was made anew from the same words: a picture or a link card arrived."""

    name: ClassVar[str] = "topics.post_rendered"
    post_id: int
    topic_id: int
    section_id: int
    seq: int


@dataclass(frozen=True)
class PostReworded(Event):
    """The plain words of a post differ from before, though its author changed nothing: a link card has a title."""

    name: ClassVar[str] = "topics.post_reworded"
    post_id: int


@dataclass(frozen=True)
class TopicRendered(Event):
    """The HTML of posts of a topic was made anew by a new version of the text pipeline."""

    name: ClassVar[str] = "topics.rendered"
    topic_id: int


@dataclass(frozen=True)
class PostRemoved(Event):
    """A notice stands at the place of a post."""

    name: ClassVar[str] = "topics.post_removed"
    post_id: int
    topic_id: int
    section_id: int
    seq: int


@dataclass(frozen=True)
class PostRestored(Event):
    """A removed post is back."""

    name: ClassVar[str] = "topics.post_restored"
    post_id: int
    topic_id: int
    section_id: int
    seq: int


@dataclass(frozen=True)
class TopicChanged(Event):
    """Title or state of a topic changed: renamed, locked, unlocked, pinned, unpinned."""

    name: ClassVar[str] = "topics.changed"
    topic_id: int
    section_id: int


@dataclass(frozen=True)
class TopicMoved(Event):
    """A topic lies in another section."""

    name: ClassVar[str] = "topics.moved"
    topic_id: int
    from_section_id: int
    section_id: int


@dataclass(frozen=True)
class TopicRemoved(Event):
    """A topic is gone from sight: removed by a moderator, or its story withdrawn."""

    name: ClassVar[str] = "topics.removed"
    topic_id: int
    section_id: int


@dataclass(frozen=True)
class TopicRestored(Event):
    """A removed topic is back."""

    name: ClassVar[str] = "topics.restored"
    topic_id: int
    section_id: int


@dataclass(frozen=True)
class PostRecommended(Event):
    """A reply was pointed out, or is no longer."""

    name: ClassVar[str] = "topics.post_recommended"
    post_id: int
    topic_id: int
    section_id: int
