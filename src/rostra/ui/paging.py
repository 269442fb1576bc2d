"""Numbered pages: which numbers to show, and the address of each."""

from dataclasses import dataclass
from urllib.parse import urlencode

# Beside the current page this many on each side; with both ends and two gaps it fits 360 px.
_REACH = 2


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of many. `query` is what else stands in the address, as `(("sort", "newest"),)`."""

    current: int
    last: int
    path: str
    query: tuple[tuple[str, str], ...] = ()

    def url(self, number: int) -> str:
        """Return the address of a page; the first one carries no number, so that it has one address."""
        pairs = [*self.query, *([("page", str(number))] if number > 1 else [])]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @property
    def numbers(self) -> list[int | None]:
        """The numbers to show, `None` for a gap."""
        return page_numbers(self.current, self.last)


def page_numbers(current: int, last: int) -> list[int | None]:
    """Return first, last and those near `current`; a gap of one page is shown as that page.

    >>> page_numbers(6, 20)
    [1, None, 4, 5, 6, 7, 8, None, 20]
    """
    near = range(max(1, current - _REACH), min(last, current + _REACH) + 1)
    shown: list[int | None] = []
    before = 0
    for number in sorted({1, last, *near}):
        if number - before == 2:
            shown.append(number - 1)
        elif number - before > 2:
            shown.append(None)
        shown.append(number)
        before = number
    return shown
