"""Ask for the cards of addresses that a post names."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from rostra.events.announcing import announce
from rostra.links.events import CardAsked
from rostra.links.models import LONGEST_URL, LinkCard, url_key

MOST_CARDS = 10  # in one post; more bare addresses stay plain links
MOST_ATTEMPTS = 3
_PATIENCE = dt.timedelta(days=1)


@transaction.atomic
def ask_for_cards(*, urls: Sequence[str], at: dt.datetime) -> None:
    """Have those cards of `urls` fetched that are not there nor under way; failed ones a day later, three times."""
    wanted = {url_key(url): url for url in urls[:MOST_CARDS] if len(url) <= LONGEST_URL}
    if not wanted:
        return
    known = set(LinkCard.objects.filter(url_key__in=wanted).values_list("url_key", flat=True))
    new = [LinkCard(url_key=key, url=url, asked_at=at) for key, url in wanted.items() if key not in known]
    LinkCard.objects.bulk_create(new, ignore_conflicts=True)
    again = Q(failed_at__lt=at - _PATIENCE, attempts__lt=MOST_ATTEMPTS, fetched_at=None)
    due = LinkCard.objects.filter(Q(url_key__in=[card.url_key for card in new]) | (Q(url_key__in=known) & again))
    for card_id in due.values_list("pk", flat=True):
        announce(CardAsked(card_id=card_id))
