"""What links do when something is announced."""

import structlog

from rostra.kit.clock import now
from rostra.kit.fetching import NotFetchedError, fetch
from rostra.links.actions.note_failure import note_failure
from rostra.links.actions.store_card import store_card
from rostra.links.events import CardAsked
from rostra.links.models import LinkCard
from rostra.links.page_facts import facts_of

log = structlog.get_logger()


def fetch_card(event: CardAsked) -> None:
    """Fetch the page of a card and keep what it says; the network is asked outside of any transaction."""
    card = LinkCard.objects.get(pk=event.card_id)
    if card.fetched_at is not None:
        return
    try:
        page = fetch(card.url)
    except NotFetchedError as failure:
        log.info("card_not_fetched", url=card.url, code=failure.code)
        note_failure(card_id=card.pk, at=now())
        return
    store_card(card_id=card.pk, facts=facts_of(page), at=now())
