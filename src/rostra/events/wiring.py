"""The types of the wiring: events, and what follows from each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias


@dataclass(frozen=True)
class Event:
    """Something that happened, in the past tense, with ids only.

    `name` is stored in queued rows, which outlive deploys: it never changes once released.
    """

    name: ClassVar[str]


Effect: TypeAlias = Callable[[Any], None]


@dataclass(frozen=True)
class Effects:
    """What follows from one kind of event.

    `now` runs in the same transaction (few; database only). `later` is queued in the same transaction and may run
    twice. `after` runs after the commit, in this process; losing it does no harm.
    """

    now: Sequence[Effect] = ()
    later: Sequence[Effect] = ()
    after: Sequence[Effect] = ()


Wiring: TypeAlias = Mapping[type[Event], Effects]
