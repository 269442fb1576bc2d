"""Uploads and the files made from them."""

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """A picture that a member sent.

    `token` names it in texts (`upload:TOKEN`) and cannot be guessed. `original` is the private file it came as, empty
    once renditions are made, since it may say where and when somebody was. `width` and `height` are those of the
    picture as it is seen, after rotation. `attached_at` is when something first used it; nothing by then for a day
    and it is swept.
    """

    class State(models.TextChoices):
        """What has become of the file."""

        PENDING = "pending"
        READY = "ready"
        REFUSED = "refused"

    token = models.CharField(max_length=24, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.PROTECT, related_name="uploads"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    refusal = models.CharField(max_length=300, blank=True, default="")
    name = models.CharField(max_length=200, blank=True, default="")
    original = models.CharField(max_length=200, blank=True, default="")
    content_hash = models.CharField(max_length=64)
    byte_count = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    is_animated = models.BooleanField(default=False)
    alt = models.CharField(max_length=500, blank=True, default="")
    credit = models.CharField(max_length=200, blank=True, default="")
    caption = models.CharField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField()
    attached_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="upload_by_owner"),
            models.Index(fields=["created_at"], name="upload_unused", condition=models.Q(attached_at=None)),
        ]


class Rendition(models.Model):
    """One file made from an upload: `path` below the media root, `kind` as browsers name it (`image/webp`).

    `is_fallback` marks the one file that every browser can show.
    """

    upload = models.ForeignKey(Upload, db_index=False, on_delete=models.CASCADE, related_name="renditions")
    kind = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    byte_count = models.PositiveBigIntegerField()
    path = models.CharField(max_length=100, db_index=True)
    is_fallback = models.BooleanField(default=False)

    class Meta:
        ordering = ["upload", "kind", "width"]
        constraints = [models.UniqueConstraint(fields=["upload", "kind", "width"], name="rendition_once")]
