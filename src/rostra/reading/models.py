"""How far a member has read a topic, and until when everything in a section."""

from django.conf import settings
from django.db import models


class ReadMark(models.Model):
    """The place of the last post of a topic that a member has had before their eyes."""

    topic = models.ForeignKey("topics.Topic", db_index=False, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, db_index=False, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="read_mark_once")]
        indexes = [models.Index(fields=["member", "-at"], name="read_mark_latest")]


class SectionRead(models.Model):
    """Until when everything in a section counts as read by a member, because they said so."""

    section = models.ForeignKey("sections.Section", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, db_index=False, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "section"], name="section_read_once")]
