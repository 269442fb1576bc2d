"""Who is looking at a page, as front tells with the request."""

import json

from django.http import HttpRequest

from rostra.kit.front_headers import BROWSING
from rostra.ui.shapes import Presence, Visitor


def presence_of(request: HttpRequest) -> Presence:
    """Return who looked at this page lately; nobody when front says nothing."""
    told = request.headers.get(BROWSING)
    if not told:
        return Presence()
    found = json.loads(told)
    members = tuple(Visitor(name=row["name"], url=row["url"]) for row in found["members"])
    return Presence(member_count=found["member_count"], guest_count=found["guest_count"], members=members)
