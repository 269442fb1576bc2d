"""Reading the site's settings, once a request."""

from django.db.models import QuerySet

from rostra.community.models import Community
from rostra.kit import memo
from rostra.kit.prepared import prepared

_KEY = "community"


def community() -> Community:
    """Return the settings of the site; one query a request."""
    return memo.once(_KEY, _read)


def _read() -> Community:
    return _communities()[0]


@prepared
def _communities() -> QuerySet[Community]:
    return Community.objects.filter(pk=1)


def stamp() -> int:
    """Return the stamp under which processes keep sections, rights and groups in memory."""
    return community().stamp


def read_again() -> None:
    """Forget what this request knows of the settings, since it changed them."""
    memo.forget(_KEY)
