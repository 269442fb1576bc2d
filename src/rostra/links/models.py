"""What pages elsewhere say about themselves, once for each address."""

import hashlib

from django.db import models

LONGEST_URL = 2000


def url_key(url: str) -> str:
    """Return what an address is found by: addresses may be longer than an index takes."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


class LinkCard(models.Model):
    """One address: asked for, and then fetched or failed. All words are plain text, cut to a length for reading."""

    url_key = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=LONGEST_URL)
    title = models.CharField(max_length=200, blank=True, default="")
    description = models.CharField(max_length=300, blank=True, default="")
    site_name = models.CharField(max_length=100, blank=True, default="")
    asked_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
