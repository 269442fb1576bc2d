"""Groups as every page needs them: all of them, kept in memory under the site's stamp."""

from collections.abc import Mapping
from dataclasses import dataclass

from rostra.community.queries import stamp
from rostra.members.models import Group


@dataclass(frozen=True)
class Groups:
    """All groups by number and by slug."""

    by_id: Mapping[int, Group]
    by_slug: Mapping[str, Group]


_kept: tuple[int, Groups] | None = None


def groups() -> Groups:
    """Return all groups; a query only after something about the site changed."""
    global _kept  # noqa: PLW0603 - the one copy of this process, replaced whole
    now = stamp()
    if _kept is None or _kept[0] != now:
        rows = list(Group.objects.all())
        _kept = (now, Groups({row.pk: row for row in rows}, {row.slug: row for row in rows}))
    return _kept[1]
