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
from rostra.members.reserved import is_of_staff, is_reserved
from rostra.members.viewer import Viewer, groups_of, is_administrator
from rostra.ui.times import when_text

SHORTEST = 2
LONGEST = 30
# A ban for good is an administrator's to speak.
LONGEST_DAYS, LONGEST_DAYS_BY_MODERATORS = 3650, 366

_ALLOWED = re.compile(r"[\w][\w .’'\-]*[\w]", re.UNICODE)
_NOT_SEEN = re.compile(r"C[cfosn]|Z[lp]")  # categories of Unicode: control, direction, not assigned, breaks of lines
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")  # in others
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
    if is_reserved(name) or not skeleton(name):
        return _of_the_house()
    return None


def why_not_display_name(name: str, member: Member) -> tuple[str, str] | None:
    """Return the code and the sentence why the member may not show this name, or `None`."""
    if _NOT_SEEN.search("".join(map(unicodedata.category, name))) or _BLANK.search(name):
        return "name_characters", _("The name shown has a character that nobody sees. Type it anew, without it.")
    if _HEAP_OF_MARKS.search(_as_marks(name)):
        return "name_characters", _("The name shown has too many marks on one letter.")
    if is_reserved(name) or not skeleton(name):
        return _of_the_house()
    return why_not_free(name, but=member.pk)


def why_not_free(name: str, *, but: int = 0) -> tuple[str, str] | None:
    """Return that staff, or somebody, `but` one member, has or shows this name or one that looks like it, or `None`."""
    if is_of_staff(name):
        return _of_the_house()
    return name_taken() if Member.objects.looking_like(name).exclude(pk=but).exists() else None


def _of_the_house() -> tuple[str, str]:
    return "name_reserved", _("This name is kept for the house. Choose another.")


def name_taken() -> tuple[str, str]:
    """Return the code and the sentence of a name that somebody has."""
    return "name_taken", _("This name, or one that looks like it, is taken. Choose another.")


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
    _require(why_not_name(name))


def require_name_free(name: str) -> None:
    """Raise `Refused` when somebody has or shows this name, or one that looks like it."""
    _require(why_not_free(name))


def require_display_name_allowed(name: str, member: Member) -> None:
    """Raise `Refused` when the member may not show this name."""
    _require(why_not_display_name(name, member))


def _require(found: tuple[str, str] | None) -> None:
    if found:
        raise Refused(*found)


def why_not_write(member: Member, at: dt.datetime) -> tuple[str, str] | None:
    """Return until when, and why, the member may write nothing that others read, or `None`."""
    if member.suspended_until and member.suspended_until > at:
        sentence = _("Your account is suspended until %(until)s.") % {"until": when_text(member.suspended_until)}
        return "suspended", with_reason(sentence, member.suspension_reason)
    if member.silenced_until and member.silenced_until > at:
        sentence = _("You can read, but not write until %(until)s.") % {"until": when_text(member.silenced_until)}
        return "silenced", with_reason(sentence, member.silence_reason)
    return None


def with_reason(sentence: str, reason: str) -> str:
    """Return a refusal with the reason that somebody gave for it, if they gave one."""
    return _("%(sentence)s The reason: %(reason)s") % {"sentence": sentence, "reason": reason} if reason else sentence


def require_may_write(member: Member, at: dt.datetime) -> None:
    """Raise `Refused` unless the member may write what others read."""
    _require(why_not_write(member, at))


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
