"""Take in the picture that stands for a section."""

import datetime as dt
from typing import IO

from rostra.media import policy
from rostra.media.actions.receive_avatar import square_of
from rostra.members.models import Member


def receive_badge(*, actor: Member, file: IO[bytes], size: int, at: dt.datetime) -> str:
    """Re-encode a square of the picture and return the path below the media root for `Section.badge`.

    Raises `Refused`. Who may change sections is asked by the caller; call it outside a transaction.
    """
    policy.require_may_send(actor, at)
    return square_of(file, size)
