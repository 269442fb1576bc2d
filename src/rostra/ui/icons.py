"""Icons of the sprite, and the people whose picture is their initials."""

from functools import lru_cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html
from django.utils.safestring import SafeString

# Arrows that point along the line turn round where text runs from right to left.
_DIRECTED = {"reply", "move", "next", "prev", "door", "send", "first", "last"}


@lru_cache(maxsize=512)
def icon(name: str, classes: str = "") -> SafeString:
    """Return the icon as decoration: what it says must also stand beside it as (perhaps hidden) text."""
    joined = " ".join(filter(None, ["icon", "icon-dir" if name in _DIRECTED else "", classes]))
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        joined,
        staticfiles_storage.url("ui/icons.svg"),
        name,
    )
