"""Note that a page could not be fetched."""

import datetime as dt

from django.db.models import F

from rostra.links.models import LinkCard


def note_failure(*, card_id: int, at: dt.datetime) -> None:
    """Count an attempt that gave no card; the link stays a plain link."""
    LinkCard.objects.filter(pk=card_id, fetched_at=None).update(failed_at=at, attempts=F("attempts") + 1)
