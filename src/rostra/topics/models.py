"""Topics, their posts, and what hangs on them. Every row leads with its topic."""

import datetime as dt
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q

from rostra.members.viewer import Viewer
from rostra.sections.access import section_ids
from rostra.sections.sieve import lies_in


class Reach(NamedTuple):
    """The sections in which a viewer may read, and in which they moderate: all that decides which topics they find."""

    readable: frozenset[int]
    moderated: frozenset[int]


def reach_of(viewer: Viewer) -> Reach:
    """Return the reach of a viewer."""
    return Reach(section_ids(viewer, "read"), section_ids(viewer, "moderate"))


class TopicQuerySet(models.QuerySet["Topic"]):
    """Topics as a viewer may find them."""

    def visible_to(self, viewer: Viewer) -> "TopicQuerySet":
        """Keep what the viewer may read: in readable sections, and not removed unless they moderate there."""
        return self.within(reach_of(viewer))

    def within(self, reach: "Reach") -> "TopicQuerySet":
        """Keep what somebody of this reach may read."""
        shown = lies_in("section_id", reach.readable) & Q(removed_at=None)
        return self.filter(shown | lies_in("section_id", reach.readable & reach.moderated))

    def listed_for(self, viewer: Viewer) -> "TopicQuerySet":
        """Keep what lists show: readable and not removed, also to moderators."""
        return self.listed_in(section_ids(viewer, "read"))

    def listed_in(self, readable: frozenset[int]) -> "TopicQuerySet":
        """Keep what lists show to somebody who may read these sections."""
        return self.filter(lies_in("section_id", readable), removed_at=None)

    def in_reading_order(self) -> "TopicQuerySet":
        """Order as a section shows them: pinned first, then by last activity."""
        return self.order_by("-is_pinned", "-last_post_at", "-pk")


class Topic(models.Model):
    """A discussion: a title and numbered posts.

    `last_seq` is the place of the newest post, removed ones included. `post_count` counts what is shown, of which
    `last_post_at` and `last_poster` tell the newest; `participant_count` counts all who ever wrote. They are derived
    and recounted by `rostra doctor`. `key` is the client's, for safe retries.
    `moved_at` is when it was last put into another section, empty when never.
    """

    class Kind(models.TextChoices):
        """What a topic is."""

        TALK = "talk"
        STORY = "story"

    section = models.ForeignKey("sections.Section", db_index=False, on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.TALK)
    title = models.CharField(max_length=200)
    slug = models.CharField(max_length=80, blank=True, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.PROTECT, related_name="topics"
    )
    key = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    last_post_at = models.DateTimeField()
    last_poster = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last_seq = models.PositiveIntegerField(default=1)
    post_count = models.PositiveIntegerField(default=1)
    participant_count = models.PositiveIntegerField(default=1)
    recommended_count = models.PositiveIntegerField(default=0)
    is_pinned = models.BooleanField(default=False)
    pinned_until = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lock_reason = models.CharField(max_length=300, blank=True, default="")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    removal_reason = models.CharField(max_length=300, blank=True, default="")
    moved_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="topic_once_per_key")]
        indexes = [
            models.Index(fields=["section", "-is_pinned", "-last_post_at", "-id"], name="topic_by_activity"),
            models.Index(fields=["section", "-is_pinned", "-started_at", "-id"], name="topic_by_start"),
            models.Index(fields=["section", "-is_pinned", "-post_count", "-id"], name="topic_by_replies"),
            models.Index(fields=["author", "-started_at", "-id"], name="topic_by_author"),
            models.Index(fields=["-last_post_at", "-id"], name="topic_latest"),
            models.Index(fields=["section", "-last_post_at", "-id"], name="topic_section_latest"),
            models.Index(fields=["kind", "-started_at", "-id"], name="topic_kind_latest"),
        ]

    @property
    def reply_count(self) -> int:
        """Return how many replies are shown."""
        return max(self.post_count - 1, 0)


class TopicMove(models.Model):
    """A topic was put from one section into another, when its newest post was at place `after_seq`."""

    topic = models.ForeignKey(Topic, db_index=False, on_delete=models.PROTECT, related_name="moves")
    after_seq = models.PositiveIntegerField()
    origin = models.ForeignKey("sections.Section", on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey("sections.Section", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["topic", "after_seq", "id"], name="topic_move_place")]


class PostQuerySet(models.QuerySet["Post"]):
    """Posts as a viewer may find them; a removed post is among them, for its place."""

    def visible_to(self, viewer: Viewer) -> "PostQuerySet":
        """Keep the posts of topics that the viewer may read."""
        return self.within(reach_of(viewer))

    def within(self, reach: "Reach") -> "PostQuerySet":
        """Keep the posts of topics that somebody of this reach may read."""
        shown = lies_in("topic__section_id", reach.readable) & Q(topic__removed_at=None)
        return self.filter(shown | lies_in("topic__section_id", reach.readable & reach.moderated))

    def listed_for(self, viewer: Viewer) -> "PostQuerySet":
        """Keep the posts of topics that lists show to the viewer."""
        return self.filter(lies_in("topic__section_id", section_ids(viewer, "read")), topic__removed_at=None)


class Post(models.Model):
    """What somebody wrote, at a place in its topic that never changes.

    `source` is what was typed, `html` what was made from it by version `pipeline` of the text pipeline, `text` the
    plain words for search and excerpts. `revision` counts from 1. A removed post keeps its place.
    """

    topic = models.ForeignKey(Topic, db_index=False, on_delete=models.PROTECT, related_name="posts")
    seq = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, db_index=False, on_delete=models.PROTECT, related_name="posts")
    key = models.CharField(max_length=64)
    posted_at = models.DateTimeField()
    source = models.TextField()
    html = models.TextField()
    text = models.TextField()
    pipeline = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answers")
    edited_at = models.DateTimeField(null=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.PROTECT, null=True, related_name="+"
    )
    edit_reason = models.CharField(max_length=200, blank=True, default="")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.PROTECT, null=True, related_name="+"
    )
    removal_reason = models.CharField(max_length=300, blank=True, default="")

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "seq"], name="post_place_once"),
            models.UniqueConstraint(fields=["author", "key"], name="post_once_per_key"),
        ]
        indexes = [
            models.Index(fields=["author", "-posted_at", "-id"], name="post_by_author"),
            models.Index(fields=["-pipeline", "-id"], name="post_by_pipeline"),
            models.Index(fields=["topic", "-posted_at", "-seq"], name="post_by_time"),
            models.Index(fields=["edited_by"], name="post_edited_by", condition=~Q(edited_by=None)),
            models.Index(fields=["removed_by"], name="post_removed_by", condition=~Q(removed_by=None)),
        ]

    def is_edited(self) -> bool:
        """Say whether readers are told of an edit."""
        return self.edited_at is not None


class Revision(models.Model):
    """What a post said before an edit, or says since one; `number` 1 is what was first posted.

    `is_silent` is one that its author made right after posting and that leaves no mark.
    """

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, db_index=False, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    title = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True, default="")
    is_silent = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="revision_once")]


class Quote(models.Model):
    """A passage of one post quoted in another: which revision, and from which character to which.

    `start` and `end` count characters in the plain text of that revision; both empty when the whole post is quoted.
    """

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="quotes")
    quoted = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="quoted_in")
    revision = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)


class Mention(models.Model):
    """A member named in a post."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, db_index=False, on_delete=models.PROTECT, related_name="mentions")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="mention_once")]


class PostPicture(models.Model):
    """An upload shown in a post, by its token, so that the post is rendered anew when the picture changes."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, db_index=False, on_delete=models.PROTECT, related_name="pictures")
    token = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "token"], name="post_picture_once")]
        indexes = [models.Index(fields=["token"], name="post_picture_token")]


class PostCard(models.Model):
    """A bare address in a post, by its link card's key, so that the post is rendered anew when the card arrives."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, db_index=False, on_delete=models.PROTECT, related_name="cards")
    url_key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "url_key"], name="post_card_once")]
        indexes = [models.Index(fields=["url_key"], name="post_card_key")]


class Participant(models.Model):
    """A member in a topic: how many posts, and as which newcomer (`rank` 1 opened it)."""

    topic = models.ForeignKey(Topic, db_index=False, on_delete=models.PROTECT, related_name="participants")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    rank = models.PositiveIntegerField()
    post_count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="participant_once")]
        indexes = [models.Index(fields=["topic", "rank"], name="participant_rank")]


class Recommendation(models.Model):
    """A reply that moderators or editors point out, with an optional reason."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="recommendations")
    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="recommendation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-made_at", "-id"], name="recommended_latest")]


class Draft(models.Model):
    """What a member has typed and not posted, one for each `place` (`topic-12`, `section-3`, `post-9`).

    `number` grows with every save; a save that knows an older number is stale. `fields` are what else a form says that
    is kept whole, as that of a story: texts by the names of its fields.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.CASCADE, related_name="drafts"
    )
    place = models.CharField(max_length=40)
    title = models.CharField(max_length=200, blank=True, default="")
    source = models.TextField(blank=True, default="")
    fields = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "place"], name="draft_once")]


class SectionTally(models.Model):
    """How much a section holds; derived, and recounted by `rostra doctor`."""

    section = models.OneToOneField("sections.Section", on_delete=models.CASCADE, related_name="tally")
    topic_count = models.PositiveIntegerField(default=0)
    post_count = models.PositiveIntegerField(default=0)


def pin_is_over(topic: Topic, at: dt.datetime) -> bool:
    """Say whether the time a topic was pinned for has passed."""
    return topic.pinned_until is not None and topic.pinned_until <= at
