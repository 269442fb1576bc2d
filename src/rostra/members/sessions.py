"""The page of a member's sessions, and ending them."""

import datetime as dt
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rostra.members.actions.end_sessions import end_other_sessions, end_session
from rostra.members.devices import device_of
from rostra.members.models import Member
from rostra.members.viewer import member_of
from rostra.ui.rendering import render


@dataclass(frozen=True)
class SessionRow:
    """One device that is signed in."""

    id: int
    device: str
    address: str
    since: dt.datetime
    is_current: bool


@dataclass(frozen=True)
class SessionsPage:
    """All sessions of a member, this one first, then the newest."""

    sessions: tuple[SessionRow, ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Show where the member is signed in; end one session or all others."""
    member = member_of(request)
    current = request.session.session_key or ""
    if request.method == "POST":
        _end(member, request.POST.get("session", ""), current)
        return HttpResponseRedirect(reverse("usersessions_list") + "?done=ended")
    done = _("The session is over.") if request.GET.get("done") == "ended" else ""
    return render(request, "members/sessions.html", {"page": _page(member, current), "done": done})


def _end(member: Member, number: str, current: str) -> None:
    if not number:
        end_other_sessions(member=member, keep_session=current)
        return
    row = UserSession.objects.filter(user=member, pk=int(number) if number.isdecimal() else 0).first()
    if row and row.session_key != current:
        end_session(member=member, session_key=row.session_key)


def _page(member: Member, current: str) -> SessionsPage:
    rows = [
        SessionRow(
            id=row.pk, device=device_of(row.user_agent) or _("Unknown device"), address=row.ip, since=row.created_at,
            is_current=row.session_key == current,
        )
        for row in UserSession.objects.purge_and_list(member)
    ]  # fmt: skip
    return SessionsPage(tuple(sorted(rows, key=lambda row: (not row.is_current, -row.since.timestamp()))))
