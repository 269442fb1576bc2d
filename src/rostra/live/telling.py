"""Telling open pages: a row in the transaction of the change, a message on the bus after its commit."""

from functools import partial
from typing import Any

from django.db import transaction

from rostra.kit import bus
from rostra.kit.clock import now
from rostra.kit.inserting import insert
from rostra.live.models import LiveEvent


def tell(channel: str, event: str, fields: dict[str, Any]) -> None:
    """Record a live event for everybody on `channel`, and send it once the transaction is kept."""
    row = insert(LiveEvent(channel=channel, event=event, fields=fields, at=now()))
    message = {"kind": "live", "id": row.pk, "channel": channel, "event": event, "data": fields}
    transaction.on_commit(partial(bus.publish, message))


def purge(*keys: str) -> None:
    """Make stale whatever front keeps under these keys: on other machines by the bus, on this one with the answer."""
    bus.purge(keys)
