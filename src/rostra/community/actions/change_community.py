"""Change what the whole site says of itself."""

from django.db import transaction

from rostra.community.events import CommunityChanged
from rostra.community.models import Community
from rostra.community.stamping import restamp
from rostra.events.announcing import announce


@transaction.atomic
def change_community(*, name: str, description: str, language: str, time_zone: str) -> Community:
    """Set the site's name, description, language and time zone; who may is asked by the caller's policy."""
    row = Community.objects.select_for_update().get(pk=1)
    row.name, row.description, row.language, row.time_zone = name, description, language, time_zone
    row.save(update_fields=["name", "description", "language", "time_zone"])
    restamp()
    announce(CommunityChanged())
    return row
