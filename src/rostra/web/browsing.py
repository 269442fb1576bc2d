"""Who is looking at a page: what front tells with the request, and whoever asks."""

import json
from dataclasses import replace

from django.http import HttpRequest

from rostra.kit.clock import now
from rostra.kit.front_headers import BROWSING
from rostra.kit.paths import path_of
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.ui.shapes import Presence, Visitor


def presence_of(request: HttpRequest) -> Presence:
    """Return who looked at this page lately, whoever asks among them: a guest, or a member who is not invisible."""
    told = _told(request)
    if viewer_of(request).is_guest:
        return replace(told, guest_count=max(told.guest_count, 1))
    visitor = visible_visitor(request)
    if visitor is None or any(member.url == visitor.url for member in told.members):
        return told
    return replace(told, member_count=told.member_count + 1, members=(visitor, *told.members))


def visible_visitor(request: HttpRequest) -> Visitor | None:
    """Return the member who asks as others may see them: nobody when they are invisible or shut out."""
    viewer = viewer_of(request)
    if not isinstance(viewer, Member) or viewer.is_invisible or viewer.is_suspended(now()):
        return None
    return Visitor(name=viewer.display_name, url=path_of("member:profile", viewer.name))


def _told(request: HttpRequest) -> Presence:
    told = request.headers.get(BROWSING)
    if not told:
        return Presence()
    found = json.loads(told)
    members = tuple(Visitor(name=row["name"], url=row["url"]) for row in found["members"])
    return Presence(member_count=found["member_count"], guest_count=found["guest_count"], members=members)
