"""Stories: what the newsroom writes, where it comes from, and what was put right later."""

from django.conf import settings
from django.db import models

from rostra.members.viewer import Viewer
from rostra.sections.access import section_ids


class StoryQuerySet(models.QuerySet["Story"]):
    """Stories as the desk may find them."""

    def editable_by(self, viewer: Viewer) -> "StoryQuerySet":
        """Keep the stories of sections where the viewer may publish; nobody else finds a story here."""
        return self.filter(section_id__in=section_ids(viewer, "publish"))


class Story(models.Model):
    """A piece of news.

    Until it is published it has no topic, so that nothing of it stands where readers look. `revision` counts from 1
    and grows with every saved change. `key` and `digest` belong to a story that came from a file: the same key is the
    same story, the same digest the same content. `problem` says why it could not be published when its time came.
    `forms` are the digests of the forms that were saved lately, each with the revision it made.
    `shown` is what pages show beside topic and text, derived from the other rows when they change; see `showing.py`.
    """

    class State(models.TextChoices):
        """How far a story has come."""

        DRAFT = "draft"
        SCHEDULED = "scheduled"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    section = models.ForeignKey("sections.Section", on_delete=models.PROTECT, related_name="stories")
    topic = models.OneToOneField("topics.Topic", on_delete=models.PROTECT, null=True, related_name="story")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.PROTECT, related_name="stories"
    )
    headline = models.CharField(max_length=200)
    deck = models.CharField(max_length=400, blank=True, default="")
    body = models.TextField(blank=True, default="")
    byline = models.CharField(max_length=120, blank=True, default="")
    badge = models.ForeignKey("media.Upload", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    problem = models.CharField(max_length=400, blank=True, default="")
    publish_at = models.DateTimeField(null=True)
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(max_length=300, blank=True, default="")
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    form_key = models.CharField(max_length=64)
    key = models.CharField(max_length=100, null=True, unique=True)  # noqa: DJ001 - no key is not an empty key
    digest = models.CharField(max_length=64, blank=True, default="")
    forms = models.JSONField(default=dict)
    shown = models.JSONField(default=dict)

    objects = StoryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "form_key"], name="story_once_per_form")]
        indexes = [
            models.Index(fields=["state", "-changed_at", "-id"], name="story_by_state"),
            models.Index(fields=["publish_at"], name="story_due", condition=models.Q(state="scheduled")),
        ]


class SourceRecord(models.Model):
    """The report that a story stands on. `fetched_at` is when the newsroom read it."""

    class Relation(models.TextChoices):
        """What the story makes of its source."""

        BASED_ON = "based_on"
        QUOTED = "quoted"
        TRANSLATED = "translated"

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="source")
    publisher = models.CharField(max_length=120, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    url = models.URLField(max_length=1000, blank=True, default="")
    author = models.CharField(max_length=200, blank=True, default="")
    published_on = models.DateField(null=True)
    fetched_at = models.DateTimeField()
    relation = models.CharField(max_length=10, choices=Relation.choices, default=Relation.BASED_ON)


class StoryPicture(models.Model):
    """An upload in a story: the lead picture, or one in the text. What it shows and whose it is, the upload says."""

    story = models.ForeignKey(Story, db_index=False, on_delete=models.CASCADE, related_name="pictures")
    upload = models.ForeignKey("media.Upload", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    is_lead = models.BooleanField(default=False)

    class Meta:
        ordering = ["story", "order"]
        constraints = [
            models.UniqueConstraint(fields=["story", "upload"], name="story_picture_once"),
            models.UniqueConstraint(fields=["story"], condition=models.Q(is_lead=True), name="story_one_lead"),
        ]


class Correction(models.Model):
    """What was wrong in a published story, told to its readers with the date. `revision` put it right."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="corrections")
    text = models.CharField(max_length=600)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()

    class Meta:
        ordering = ["story", "at", "pk"]
