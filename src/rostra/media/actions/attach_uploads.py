"""Note that pictures are in use, so that they are not swept."""

import datetime as dt
from collections.abc import Iterable

from rostra.media.models import Upload


def attach_uploads(*, tokens: Iterable[str], at: dt.datetime) -> frozenset[str]:
    """Mark uploads as used from `at` on, and return the tokens of those that are ready or refused.

    Call it inside the transaction of whatever uses them: their rows stay locked, so that none becomes so unseen.
    """
    wanted = tuple(tokens)
    if not wanted:
        return frozenset()
    locked = list(Upload.objects.select_for_update().filter(token__in=wanted).order_by("pk"))
    fresh = [row.pk for row in locked if row.attached_at is None]
    if fresh:
        Upload.objects.filter(pk__in=fresh).update(attached_at=at)
    return frozenset(row.token for row in locked if row.state != Upload.State.PENDING)
