"""Taking away what is over."""

import datetime as dt
from importlib import import_module

from django.conf import settings

from rostra.live.models import LiveEvent

_LIVE_KEPT = dt.timedelta(days=1)


def clear_expired_sessions(*, at: dt.datetime) -> None:  # noqa: ARG001 - Django asks its own clock
    """Delete sessions whose time is over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_old_live_events(*, at: dt.datetime) -> None:
    """Delete what open pages were told more than a day ago: whoever was away for longer loads the page anew."""
    LiveEvent.objects.filter(at__lt=at - _LIVE_KEPT).delete()
