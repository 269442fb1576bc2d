"""How long a form was open, told by a signed time within it: people take a moment, simple robots none."""

import datetime as dt
import enum

from django.core import signing

_LEAST = dt.timedelta(seconds=2)  # Nobody fills in three fields in less.
_MOST = dt.timedelta(hours=24)  # A page harvested once is not good for ever.
_SALT = "rostra.members.pace"


class Pace(enum.Enum):
    """What the time says."""

    HUMAN = "human"
    TOO_FAST = "too fast"
    TOO_OLD = "too old"


def started(at: dt.datetime) -> str:
    """Return a signed mark of when a form was made."""
    return signing.Signer(salt=_SALT).sign(str(int(at.timestamp())))


def pace_of(mark: str, *, at: dt.datetime) -> Pace:
    """Say how the form with this mark came back; a mark that is not ours counts as too old."""
    try:
        made = int(signing.Signer(salt=_SALT).unsign(mark))
    except (signing.BadSignature, ValueError):
        return Pace.TOO_OLD
    age = at - dt.datetime.fromtimestamp(made, tz=dt.UTC)
    if age < _LEAST:
        return Pace.TOO_FAST
    return Pace.HUMAN if age <= _MOST else Pace.TOO_OLD
