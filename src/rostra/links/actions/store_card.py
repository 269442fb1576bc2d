"""Keep what a page said about itself."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.links.events import CardFetched
from rostra.links.models import LinkCard
from rostra.links.page_facts import PageFacts


@transaction.atomic
def store_card(*, card_id: int, facts: PageFacts, at: dt.datetime) -> None:
    """Store the facts of a fetched page and announce the card; storing it again changes nothing."""
    card = LinkCard.objects.select_for_update().get(pk=card_id)
    if card.fetched_at is not None:
        return
    card.title, card.description, card.site_name = facts.title, facts.description, facts.site_name
    card.fetched_at, card.failed_at = at, None
    card.attempts += 1
    card.save(update_fields=["title", "description", "site_name", "fetched_at", "failed_at", "attempts"])
    if card.title:
        announce(CardFetched(url=card.url))
