"""What open pages are told, kept so that a reader who was away misses nothing."""

from django.db import models


class LiveEvent(models.Model):
    """One thing told to everybody who has a page open: numbers only, never words.

    Rows of one channel are written under the lock of its topic or of its section's tally, so their numbers grow
    in the order of their commits. Swept after a day.
    """

    channel = models.CharField(max_length=40)
    event = models.CharField(max_length=20)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["channel", "id"], name="live_channel"),
            models.Index(fields=["at"], name="live_at"),
        ]
