"""What the administrator says of the whole site: one row."""

import secrets

from django.db import models


def new_stamp() -> int:
    """Return a number never used before: what was built from the old one is stale."""
    return secrets.randbits(62)


class Community(models.Model):
    """The site's own settings, and the stamp of everything that processes keep in memory.

    `stamp` changes with every change of sections, rights, groups or these settings. It is drawn at random, not
    counted, so that a change that was rolled back can never be taken for another.
    """

    name = models.CharField(max_length=80, default="Rostra")
    description = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    stamp = models.BigIntegerField(default=new_stamp)
    notice_text = models.CharField(max_length=300, blank=True, default="")
    notice_link_text = models.CharField(max_length=80, blank=True, default="")
    notice_link = models.CharField(max_length=300, blank=True, default="")
    notice_number = models.PositiveIntegerField(default=0)
    set_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="community_one_row")]
