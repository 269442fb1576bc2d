"""The one place that reads the wall clock; everything else is handed a time."""

import datetime as dt


def now() -> dt.datetime:
    """Return the present moment in UTC, with its zone."""
    return dt.datetime.now(tz=dt.UTC)
