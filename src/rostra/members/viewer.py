"""Who is looking: a member or a guest, and the groups that count for them now."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from rostra.members.groups import groups
from rostra.members.models import Member


@dataclass(frozen=True)
class Guest:
    """Somebody who is not signed in."""

    pk: None = None
    is_guest: bool = True


GUEST = Guest()
Viewer: TypeAlias = Member | Guest


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who is looking at this request's answer."""
    user = request.user
    return user if user.is_authenticated else GUEST


def member_of(request: HttpRequest) -> Member:
    """Return the member who is looking; for views that only members reach."""
    viewer = viewer_of(request)
    if not isinstance(viewer, Member):
        raise PermissionDenied
    return viewer


def groups_of(viewer: Viewer, at: dt.datetime) -> tuple[int, ...]:
    """Return the numbers of the groups whose rights count: a suspended member reads as a guest does."""
    guests = groups().by_slug["guests"].pk
    if isinstance(viewer, Guest) or viewer.is_suspended(at):
        return (guests,)
    return tuple(viewer.group_ids)


def is_administrator(viewer: Viewer, at: dt.datetime) -> bool:
    """Say whether every right is given."""
    return groups().by_slug["administrators"].pk in groups_of(viewer, at)
