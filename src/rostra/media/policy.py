"""Who may send pictures, and how many."""

import datetime as dt
from typing import TypeAlias

from django.conf import settings
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.media.models import Upload
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.sections.access import section_ids

Reason: TypeAlias = tuple[str, str] | None

_HOUR = dt.timedelta(hours=1)
_MOST_PENDING = 10  # so that one member's pictures do not hold up everybody's


def why_not_send(viewer: Viewer, at: dt.datetime) -> Reason:
    """Return why the viewer may not send pictures anywhere, or `None`. No query."""
    if not isinstance(viewer, Member):
        return "guest", _("Sign in to send pictures.")
    if viewer.is_suspended(at) or viewer.is_silenced(at):
        return "silenced", _("You cannot send pictures at the moment.")
    if not section_ids(viewer, "upload"):
        return "no_upload", _("Your group may not send pictures.")
    return None


def require_may_send(viewer: Viewer, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may send one more picture now."""
    found = why_not_send(viewer, at) or _why_not_more(viewer, at)
    if found:
        raise Refused(*found)


def _why_not_more(viewer: Viewer, at: dt.datetime) -> Reason:
    mine = Upload.objects.filter(owner_id=viewer.pk, created_at__gt=at - _HOUR)
    if mine.count() >= settings.ROSTRA_UPLOADS_PER_HOUR:
        return "too_many", _("You have sent %(most)d pictures within an hour. Try again later.") % {
            "most": settings.ROSTRA_UPLOADS_PER_HOUR
        }
    if mine.filter(state=Upload.State.PENDING).count() >= _MOST_PENDING:
        return "too_many_pending", _("Your last pictures are still being worked on. Try again in a minute.")
    return None


def require_owner(viewer: Viewer, upload: Upload) -> None:
    """Raise `Refused` unless the upload is the viewer's own."""
    if upload.owner_id != viewer.pk:
        raise Refused("not_owner", _("Only the person who sent a picture may describe it."))
