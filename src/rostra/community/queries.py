"""Reading the site's settings, once a request."""

from rostra.community.models import Community
from rostra.kit import memo

_KEY = "community"


def community() -> Community:
    """Return the settings of the site; one query a request."""
    return memo.once(_KEY, lambda: Community.objects.get(pk=1))


def stamp() -> int:
    """Return the stamp under which processes keep sections, rights and groups in memory."""
    return community().stamp


def read_again() -> None:
    """Forget what this request knows of the settings, since it changed them."""
    memo.forget(_KEY)
