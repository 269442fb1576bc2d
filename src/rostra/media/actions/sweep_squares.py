"""Throw away pictures of members and sections that nothing shows any more."""

import datetime as dt
from pathlib import Path

from rostra.media.squares import all_squares, squares_in_use

# A file lies there before its row names it, and pages that were made with it are kept for a while.
_PATIENCE = dt.timedelta(days=1)


def sweep_squares(*, at: dt.datetime) -> int:
    """Remove squares that no row names and that are a day old; return how many files that were.

    The files are listed before the rows are read, and asked for their age again at last: the same picture sent once
    more takes the place of the old file and is new.
    """
    before = (at - _PATIENCE).timestamp()
    old = [path for path in all_squares() if _is_older(path, before)]
    if not old:
        return 0
    used = squares_in_use()
    gone = [path for path in old if path not in used and _is_older(path, before)]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _is_older(path: Path, than: float) -> bool:
    try:
        return path.stat().st_mtime < than
    except FileNotFoundError:
        return False
