"""Put a notice above every page, or take it down."""

from django.db import transaction

from rostra.community.events import CommunityChanged
from rostra.community.models import Community
from rostra.community.stamping import restamp
from rostra.events.announcing import announce


@transaction.atomic
def post_notice(*, text: str, link_text: str = "", link: str = "") -> Community:
    """Show `text` above every page, to those too who dismissed the notice before; empty text takes it down."""
    row = Community.objects.select_for_update().get(pk=1)
    row.notice_text, row.notice_link_text, row.notice_link = text, link_text, link
    row.notice_number += 1
    row.save(update_fields=["notice_text", "notice_link_text", "notice_link", "notice_number"])
    restamp()
    announce(CommunityChanged())
    return row
