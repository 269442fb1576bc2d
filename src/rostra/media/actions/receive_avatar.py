"""Take in the picture that stands for a member."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import IO

from rostra.media import policy
from rostra.media.actions.receive_upload import require_fitting
from rostra.media.rendering import render_file
from rostra.members.models import Member

_SHOWN = 96  # px: what most pages show, at two device pixels each


def receive_avatar(*, member: Member, file: IO[bytes], size: int, at: dt.datetime) -> str:
    """Re-encode a square of the picture and return the path below the media root for `Member.avatar`.

    Raises `Refused`. The path ends in `-96.webp`; `-48.webp` and `-192.webp` lie beside it. Done at once, since the
    member looks at the result next; call it outside a transaction.
    """
    policy.require_may_send(member, at)
    return square_of(file, size)


def square_of(file: IO[bytes], size: int) -> str:
    """Return the path of the middle square of a picture, re-encoded in three sizes; raises `Refused`."""
    require_fitting(file, size)
    with tempfile.NamedTemporaryFile(prefix="rostra-avatar-") as kept:
        file.seek(0)
        kept.write(file.read())
        kept.flush()
        rendered = render_file(Path(kept.name), work="avatar")
    return next(made.path for made in rendered.files if made.width == _SHOWN)
