"""The rights a section starts with, by its kind."""

from collections.abc import Mapping

from rostra.sections.models import Section

_EVERYBODY = ("guests", "members", "editors", "moderators", "administrators")
_SIGNED_IN = _EVERYBODY[1:]
_STAFF = ("moderators", "administrators")
_NEWSROOM = ("editors", "administrators")

TALK: Mapping[str, tuple[str, ...]] = {
    "see": _EVERYBODY,
    "read": _EVERYBODY,
    "start": _SIGNED_IN,
    "reply": _SIGNED_IN,
    "upload": _SIGNED_IN,
    "react": _SIGNED_IN,
    "moderate": _STAFF,
    "publish": (),
}

# In a news section the newsroom alone opens topics; everybody discusses them.
NEWS: Mapping[str, tuple[str, ...]] = {**TALK, "start": _NEWSROOM, "publish": _NEWSROOM}

BY_KIND = {Section.Kind.NEWS: NEWS, Section.Kind.TALK: TALK}
