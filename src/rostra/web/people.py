"""Members as pages show them: name, picture, title and badge from rows that queries gave."""

from rostra.kit.paths import path_of
from rostra.members.group_words import title_of
from rostra.members.groups import groups
from rostra.members.models import Group, Member
from rostra.ui.shapes import Person


def person(
    *, name: str, display_name: str, tone: int, avatar: str, group: Group | None = None, title: str = ""
) -> Person:
    """Return how a member is shown; a group of staff gives its title as a badge."""
    group_title = title_of(group) if group else ""
    role = group_title if group and group.is_staff else ""
    return Person(
        name=name,
        display_name=display_name,
        url=path_of("member:profile", name),
        tone=tone,
        avatar_url=avatar_url(avatar),
        title=title or ("" if role else group_title),
        role=role,
        role_kind=("staff" if group and group.slug == "editors" else "mod") if role else "",
    )


def shown_member(member: Member) -> Person:
    """Return how a member whose row was read whole is shown."""
    return person(
        name=member.name,
        display_name=member.display_name,
        tone=member.tone,
        avatar=member.avatar,
        group=groups().by_id.get(member.group_id),
        title=member.title,
    )


def avatar_url(avatar: str) -> str:
    """Return the address of an uploaded picture, or nothing when one is drawn from the name."""
    return f"/media/{avatar}" if avatar else ""
