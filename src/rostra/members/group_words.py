"""What groups are called, in the viewer's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rostra.members.models import Group

# Name and title of the groups that every site has, as they are stored until somebody types others.
BUILT_IN: Mapping[str, tuple[str, str]] = {
    "guests": (gettext_noop("Guests"), ""),
    "members": (gettext_noop("Members"), gettext_noop("Member")),
    "editors": (gettext_noop("Editors"), gettext_noop("Newsroom")),
    "moderators": (gettext_noop("Moderators"), gettext_noop("Moderator")),
    "administrators": (gettext_noop("Administrators"), gettext_noop("Administrator")),
}


def name_of(group: Group) -> str:
    """Return the name of a group: a built-in one's in the viewer's language, unless it was given another."""
    return _shown(group, group.name, 0)


def title_of(group: Group) -> str:
    """Return what stands beside the names of a group's members, by the same rule."""
    return _shown(group, group.title, 1)


def _shown(group: Group, stored: str, place: int) -> str:
    is_ours = bool(stored) and group.is_built_in and BUILT_IN.get(group.slug, ("", ""))[place] == stored
    return _(stored) if is_ours else stored
