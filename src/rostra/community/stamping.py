"""Marking as stale what processes keep in memory about sections, rights and groups."""

from rostra.community.models import Community, new_stamp
from rostra.community.queries import read_again


def restamp() -> None:
    """Let every process read sections, rights, groups and settings anew; part of the change's transaction."""
    Community.objects.filter(pk=1).update(stamp=new_stamp())
    read_again()
