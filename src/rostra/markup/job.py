"""One run of the pipeline: what it was told, what it may spend, what it has found."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from rostra.markup.context import QuoteRef, RenderContext

# What one text may cost. A step is about a microsecond: one rule's look at one line. Ordinary prose of the greatest
# length takes some 20,000; what needs more than this is made of marks alone, and is then shown as it was typed.
MAX_STEPS = 140_000


# What reading the words of all its quotes may cost beside: a few long posts, or many short ones.
MAX_STEPS_BESIDE = MAX_STEPS // 2


class TooIntricateError(Exception):
    """The text would cost more than any honest text does."""


@dataclass
class Meter:
    """Counts what a run has cost; counting, not timing, so that one text always gives one result."""

    left: int = MAX_STEPS

    def spend(self, steps: int) -> None:
        """Take `steps` from what is left."""
        self.left -= steps
        if self.left < 0:
            raise TooIntricateError


@dataclass
class Job:
    """The state that the rules of one run share; it travels in markdown-it's `env`."""

    context: RenderContext
    prefix: str = ""
    heading_from: int = 4
    meter: Meter = field(default_factory=Meter)
    mention_tries: int = 0
    mentions: dict[str, None] = field(default_factory=dict)
    quotes: dict[QuoteRef, None] = field(default_factory=dict)
    pictures: dict[str, None] = field(default_factory=dict)
    cards: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)


def job_of(env: Mapping[str, Any] | MutableMapping[str, Any]) -> Job:
    """Return the run that markdown-it's `env` belongs to."""
    job: Job = env["job"]
    return job
