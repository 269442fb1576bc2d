"""Reading link cards as the text pipeline takes them."""

from collections.abc import Iterable, Mapping

from rostra.links.models import LinkCard, url_key
from rostra.markup.context import Card


def cards_for(urls: Iterable[str]) -> Mapping[str, Card]:
    """Return the cards that are there among `urls`; one query, none for no addresses."""
    keys = {url_key(url): url for url in urls}
    rows = LinkCard.objects.filter(url_key__in=keys, fetched_at__isnull=False).exclude(title="") if keys else ()
    return {keys[row.url_key]: Card(row.title, row.description, row.site_name) for row in rows}
