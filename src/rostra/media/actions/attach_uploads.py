"""Note that pictures are in use, so that they are not swept."""

import datetime as dt
from collections.abc import Iterable

from rostra.media.models import Upload


def attach_uploads(*, tokens: Iterable[str], at: dt.datetime) -> None:
    """Mark uploads as used from `at` on; called inside the transaction of whatever uses them."""
    wanted = tuple(tokens)
    if wanted:
        Upload.objects.filter(token__in=wanted, attached_at=None).update(attached_at=at)
