"""Who may mark what as read."""

from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.sections.access import may


def why_not_mark(member: Member, section_id: int) -> tuple[str, str] | None:
    """Return why the member may not mark a section as read, or `None`: who may read it may."""
    if may(member, "read", section_id):
        return None
    return "no_read", _("Your group may not read this section.")


def require_may_mark(member: Member, section_id: int) -> None:
    """Raise `Refused` unless the member may mark the section as read."""
    found = why_not_mark(member, section_id)
    if found:
        raise Refused(*found)
