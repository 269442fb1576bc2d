"""Sections, and which group may do what in each."""

from django.db import models

VERBS = ("see", "read", "start", "reply", "upload", "react", "moderate", "publish")


class Section(models.Model):
    """A place for topics. Sections nest to any depth; one without rules of its own takes its parent's."""

    class Kind(models.TextChoices):
        """What belongs into a section."""

        NEWS = "news"
        TALK = "talk"

    slug = models.SlugField(max_length=60, unique=True, allow_unicode=True)
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True, default="")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    order = models.PositiveSmallIntegerField(default=100)
    tone = models.PositiveSmallIntegerField(default=1)
    badge = models.CharField(max_length=200, blank=True, default="")
    has_own_rules = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(parent=models.F("pk")), name="section_not_in_itself")]


class Permission(models.Model):
    """One group may do one thing in one section."""

    section = models.ForeignKey(Section, db_index=False, on_delete=models.CASCADE, related_name="permissions")
    group = models.ForeignKey("members.Group", on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10, choices=[(verb, verb) for verb in VERBS])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "group", "verb"], name="permission_once")]
