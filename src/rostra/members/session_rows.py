"""Sessions as Django keeps them in the database, read by a query compiled once: every request of a member asks it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from rostra.kit.clock import now
from rostra.kit.prepared import prepared


class SessionStore(db.SessionStore):
    """The store that the setting `SESSION_ENGINE` names."""

    def _get_session_from_db(self) -> Session | None:
        found = _sessions(self.session_key) if self.session_key else []
        if found and found[0].expire_date > now():
            return found[0]
        self._session_key = None
        return None


@prepared
def _sessions(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)
