"""What members think of a post, in three words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reaction(models.Model):
    """One member thinks one thing of one post."""

    class Kind(models.TextChoices):
        """The three words."""

        APPRECIATE = "appreciate", _("Appreciate")
        INFORMATIVE = "informative", _("Informative")
        WELL_ARGUED = "argued", _("Well argued")

    topic = models.ForeignKey("topics.Topic", db_index=False, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey("topics.Post", db_index=False, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member", "kind"], name="reaction_once")]
        indexes = [models.Index(fields=["topic", "post"], name="reaction_of_topic")]
