"""Throw away pictures that nothing used within a day."""

import datetime as dt

from django.db import transaction

from rostra.media.files import drop_original, drop_rendition
from rostra.media.models import Rendition, Upload

_PATIENCE = dt.timedelta(days=1)
_AT_ONCE = 200  # rows a transaction, so that writers wait briefly


def sweep_unused(*, at: dt.datetime) -> int:
    """Remove uploads that are a day old and unused, rows first, then files; return how many."""
    swept = 0
    while gone := _sweep_some(at):
        swept += gone
    return swept


def _sweep_some(at: dt.datetime) -> int:
    with transaction.atomic():
        unused = Upload.objects.select_for_update().filter(attached_at=None, created_at__lt=at - _PATIENCE)
        rows = list(unused.order_by("pk")[:_AT_ONCE])
        numbers = [row.pk for row in rows]
        paths = set(Rendition.objects.filter(upload__in=numbers).values_list("path", flat=True))
        Upload.objects.filter(pk__in=numbers).delete()
    for row in rows:
        drop_original(row.original)
    drop_unshared(paths)
    return len(rows)


def drop_unshared(paths: set[str]) -> None:
    """Remove files that no row names any more: the same picture sent twice is one file."""
    for path in paths - set(Rendition.objects.filter(path__in=paths).values_list("path", flat=True)):
        drop_rendition(path)
