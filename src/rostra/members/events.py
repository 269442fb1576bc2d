"""What happens to members."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class MemberRegistered(Event):
    """An account was made."""

    name: ClassVar[str] = "members.registered"
    member_id: int


@dataclass(frozen=True)
class MemberChanged(Event):
    """What others see of a member changed: name shown, picture, title, groups."""

    name: ClassVar[str] = "members.changed"
    member_id: int


@dataclass(frozen=True)
class RightsChanged(Event):
    """A member came into other groups, was suspended or let in again: they may read more or less than before."""

    name: ClassVar[str] = "members.rights_changed"
    member_id: int


@dataclass(frozen=True)
class SessionEnded(Event):
    """A member signed out, here or of another device. The key is needed to end open pages; it opens nothing now."""

    name: ClassVar[str] = "members.session_ended"
    member_id: int
    session_key: str
