"""Members and the groups they belong to."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from rostra.kit.names import LONGEST_SKELETON, normal_form, shown_skeleton, skeleton

BUILT_IN = ("guests", "members", "editors", "moderators", "administrators")


class Group(models.Model):
    """Members who share rights, a title and the rules of editing.

    `edit_window_s` is how long after posting one's own post may be edited (empty: without end); `edit_grace_s` how
    long an edit stays without a mark.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=60, blank=True, default="")
    is_staff = models.BooleanField(default=False)
    is_built_in = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=100)
    edit_window_s = models.PositiveIntegerField(null=True, default=86_400)
    edit_grace_s = models.PositiveIntegerField(default=300)

    class Meta:
        ordering = ["order", "pk"]


class MemberQuerySet(models.QuerySet["Member"]):
    """Members as others may find them."""

    def named(self, name: str) -> "MemberQuerySet":
        """Return the member whose name is this one, however it is written."""
        return self.filter(name_key=normal_form(name))

    def meant_by(self, login: str) -> "MemberQuerySet":
        """Return whoever signs in as this: an e-mail address if it has an @, which no name has, or else a name."""
        return self.filter(email_key=email_key(login)) if "@" in login else self.named(login)

    def looking_like(self, name: str) -> "MemberQuerySet":
        """Return those whose name looks like this one, or who show one that does."""
        shown = shown_skeleton(name)
        alike = Q(name_key=normal_form(name)) | Q(name_skeleton__in={skeleton(name), shown})
        return self.filter(alike | Q(display_skeleton=shown))

    def real(self) -> "MemberQuerySet":
        """Return those who can sign in."""
        return self.filter(is_active=True)

    def introduced(self) -> "MemberQuerySet":
        """Return those who confirmed their address, came in or wrote.

        Of others there is a name alone, which anybody may have typed: it says nothing yet, and may say something ugly.
        """
        return self.exclude(emailaddress__verified=False, last_login=None, post_count=0)


class MemberManager(BaseUserManager["Member"]):
    """Django's door to members; making one is `actions/register.py`."""

    def get_by_natural_key(self, username: str | None) -> "Member":
        """Return the member of that name, in any spelling that is the same name."""
        return self.get(name_key=normal_form(username or ""))


class Member(AbstractBaseUser):
    """A person with an account.

    `name_key` is the name's normal form and `name_skeleton` its look-alike form: both unique, so that nobody can
    pass for somebody else. `display_skeleton` is the look-alike form of the name that is shown. `group_ids` are all
    groups, derived from `group` and `Membership` and recounted by `rostra doctor`. `tone` (1 to 12) is the colour of
    the drawn picture.
    """

    name = models.CharField(max_length=30, unique=True)
    name_key = models.CharField(max_length=60, unique=True)
    name_skeleton = models.CharField(max_length=120, unique=True)
    display_name = models.CharField(max_length=50)
    display_skeleton = models.CharField(max_length=LONGEST_SKELETON, default="")
    email = models.EmailField(max_length=254)
    email_key = models.EmailField(max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="primary_members")
    group_ids = models.JSONField(default=list)
    title = models.CharField(max_length=60, blank=True, default="")
    tone = models.PositiveSmallIntegerField(default=1)
    avatar = models.CharField(max_length=200, blank=True, default="")
    about = models.TextField(max_length=2000, blank=True, default="")
    about_html = models.TextField(blank=True, default="")
    about_pipeline = models.PositiveSmallIntegerField(default=0)
    joined_at = models.DateTimeField()
    post_count = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=12, blank=True, default="")
    time_zone = models.CharField(max_length=60, blank=True, default="")
    theme = models.CharField(max_length=8, default="auto")
    posts_per_page = models.PositiveSmallIntegerField(default=20)
    is_invisible = models.BooleanField(default=False)
    dismissed_notice = models.PositiveIntegerField(default=0)
    suspended_until = models.DateTimeField(null=True)
    suspension_reason = models.CharField(max_length=300, blank=True, default="")
    silenced_until = models.DateTimeField(null=True)
    silence_reason = models.CharField(max_length=300, blank=True, default="")

    objects = MemberManager.from_queryset(MemberQuerySet)()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    is_guest = False

    class Meta:
        indexes = [
            models.Index(fields=["joined_at", "id"]),
            models.Index(fields=["display_skeleton"], name="member_by_shown_name"),
            models.Index(fields=["about_pipeline", "id"], name="member_by_pipeline", condition=~Q(about="")),
        ]

    def get_full_name(self) -> str:
        """Return the name shown on posts."""
        return self.display_name

    def is_suspended(self, at: dt.datetime) -> bool:
        """Say whether the account is shut out at this time."""
        return self.suspended_until is not None and self.suspended_until > at

    def is_silenced(self, at: dt.datetime) -> bool:
        """Say whether the member may read but not write at this time."""
        return self.silenced_until is not None and self.silenced_until > at


class Membership(models.Model):
    """A group beside the first one."""

    member = models.ForeignKey(Member, db_index=False, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "group"], name="membership_once")]


def email_key(email: str) -> str:
    """Return the form by which addresses are told apart."""
    return email.strip().lower()


def keys_of(name: str, email: str, display_name: str) -> dict[str, str]:
    """Return the derived columns by which names and an address are told apart."""
    return {
        "name_key": normal_form(name),
        "name_skeleton": skeleton(name),
        "email_key": email_key(email),
        "display_skeleton": shown_skeleton(display_name),
    }
