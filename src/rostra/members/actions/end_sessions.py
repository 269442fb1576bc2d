"""End sessions of a member: signing out, here or on another device."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.events import SessionEnded
from rostra.members.models import Member

MOST_SESSIONS = 20  # devices and browsers of one person; who signs in everywhere anew fills no disk


@transaction.atomic
def end_session(*, member: Member, session_key: str) -> None:
    """End one session of the member's own; one that is not theirs, or over, is left alone."""
    if UserSession.objects.filter(user=member, session_key=session_key).delete()[0]:
        _end(member, session_key)


@transaction.atomic
def end_other_sessions(*, member: Member, keep_session: str | None) -> int:
    """End all sessions of the member but `keep_session`, and return how many."""
    rows = UserSession.objects.filter(user=member).exclude(session_key=keep_session or "")
    keys = list(rows.values_list("session_key", flat=True))
    rows.delete()
    for key in keys:
        _end(member, key)
    return len(keys)


@transaction.atomic
def end_oldest_sessions(*, member: Member) -> None:
    """Leave room for one more session: of as many as a member may have, the oldest end."""
    rows = UserSession.objects.filter(user=member).order_by("-created_at", "-pk")
    for row in rows[MOST_SESSIONS - 1 :]:
        end_session(member=member, session_key=row.session_key)


def _end(member: Member, session_key: str) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore().delete(session_key)
    announce(SessionEnded(member_id=member.pk, session_key=session_key))
