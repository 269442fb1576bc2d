"""How far a member has read a topic."""

from django.conf import settings
from django.db import models


class ReadMark(models.Model):
    """The place of the last post of a topic that a member has had before their eyes."""

    topic = models.ForeignKey("topics.Topic", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="read_mark_once")]
        indexes = [models.Index(fields=["member", "-at"], name="read_mark_latest")]
