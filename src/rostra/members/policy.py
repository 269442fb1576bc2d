"""Which names a member may bear, and who may do what to members."""

import datetime as dt
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from rostra.kit.names import skeleton
from rostra.kit.refusal import Refused
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.members.viewer import Viewer, groups_of, is_administrator

SHORTEST = 2
LONGEST = 30
# A ban for good is an administrator's to speak.
LONGEST_DAYS, LONGEST_DAYS_BY_MODERATORS = 3650, 366

# Names that would pass for the house itself or for an address of it.
RESERVED = (
    "admin", "administrator", "anonymous", "deleted", "editor", "editors", "everyone", "guest", "guests", "help",
    "here", "info", "mail", "me", "member", "members", "mod", "moderator", "moderators", "news", "newsroom", "nobody",
    "null", "owner", "postmaster", "register", "root", "rostra", "security", "setup", "staff", "support", "system",
    "team", "undefined", "webmaster",
)  # fmt: skip
_RESERVED_SKELETONS = frozenset(skeleton(name) for name in RESERVED)
_ALLOWED = re.compile(r"[\w][\w .’'\-]*[\w]", re.UNICODE)
_HEAP_OF_MARKS = re.compile(r"^m|m{4}")  # No language sets four on one letter, and none begins with one.


def why_not_name(name: str) -> tuple[str, str] | None:
    """Return the code and the sentence why nobody may bear this name, or `None`."""
    if not SHORTEST <= len(name) <= LONGEST:
        return "name_length", _("A name has %(least)d to %(most)d characters.") % {
            "least": SHORTEST,
            "most": LONGEST,
        }
    if not _ALLOWED.fullmatch(_without_marks(name)) or "  " in name or _HEAP_OF_MARKS.search(_as_marks(name)):
        return "name_characters", _(
            "A name has letters and digits, and between them spaces, points, hyphens or underscores."
        )
    if skeleton(name) in _RESERVED_SKELETONS or not skeleton(name):
        return "name_reserved", _("This name is kept for the house. Choose another.")
    return None


def require_email_sound(email: str) -> None:
    """Raise `Refused` when mail cannot be sent to this address, whatever door it came in by."""
    try:
        validate_email(email.strip())
    except ValidationError:
        raise Refused("email", _("“%(email)s” is not an e-mail address.") % {"email": email}) from None


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _without_marks(name: str) -> str:
    """Return the name without vowel signs and accents, which Thai or Hindi names cannot do without."""
    return "".join(character for character in name if not _is_mark(character))


def _as_marks(name: str) -> str:
    return "".join("m" if _is_mark(character) else "-" for character in name)


def require_name_allowed(name: str) -> None:
    """Raise `Refused` when nobody may bear this name."""
    found = why_not_name(name)
    if found:
        raise Refused(*found)


def require_administrator(actor: Viewer, at: dt.datetime) -> None:
    """Raise `Refused` unless the actor administers the site."""
    if not is_administrator(actor, at):
        raise Refused("not_administrator", _("Only administrators may do this."))


def most_days(actor: Viewer, at: dt.datetime) -> int:
    """Return for how many days the actor may suspend or silence somebody."""
    return LONGEST_DAYS if is_administrator(actor, at) else LONGEST_DAYS_BY_MODERATORS


def why_not_discipline(actor: Viewer, member: Member, at: dt.datetime) -> tuple[str, str] | None:
    """Return why the actor may not suspend or silence the member, or `None`.

    Moderators may, but not their own kind; administrators may everybody but themselves.
    """
    if actor.pk == member.pk:
        return "oneself", _("You cannot do this to yourself.")
    if is_administrator(actor, at):
        return None
    known = groups()
    if known.by_slug["moderators"].pk not in groups_of(actor, at):
        return "not_moderator", _("Only moderators and administrators may do this.")
    if any(known.by_id[number].is_staff for number in member.group_ids):
        return "staff", _("Only administrators may do this to somebody of the staff.")
    return None


def require_may_discipline(actor: Viewer, member: Member, until: dt.datetime | None, at: dt.datetime) -> None:
    """Raise `Refused` unless the actor may suspend or silence the member until then; `None` ends it."""
    found = why_not_discipline(actor, member, at)
    if found:
        raise Refused(*found)
    most = most_days(actor, at)
    if until and until - at > dt.timedelta(days=most, hours=1):
        raise Refused("too_long", _("You may do this for at most %(days)d days.") % {"days": most})
