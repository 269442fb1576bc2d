"""Times as `<time>` elements: absolute in HTML, since pages of guests are kept; a script makes recent ones relative."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from rostra.ui.speech import Speech, speech


def when(moment: datetime) -> SafeString:
    """Return date and time, as "24 November 2026, 09:41", in the viewer's time zone."""
    return _element(moment, speech(), "full")


def ago(moment: datetime) -> SafeString:
    """Return the date alone, for dense lists: the script says "4 min ago", "09:41" or "Sunday" of recent ones."""
    return _element(moment, speech(), "short")


def day(moment: date | datetime) -> SafeString:
    """Return a date that stays a date, as that of a source."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%d}", day_text(local))


def weekday(moment: date) -> SafeString:
    """Return a date with the name of its day, as a newspaper has it under its title."""
    words = dateformat.format(moment, pgettext("format of a date", "l j F Y"))
    return format_html('<time datetime="{}">{}</time>', f"{moment:%Y-%m-%d}", words)


def when_text(moment: datetime) -> str:
    """Return the words of date and time in the viewer's time zone, as "24 November 2026, 09:41"."""
    return _when_text(moment.astimezone(timezone.get_current_timezone()))


def day_text(moment: date | datetime) -> str:
    """Return the words of a date, as "24 November 2026"."""
    return dateformat.format(moment, pgettext("format of a date", "j F Y"))


# Many readers are shown the same posts: a moment in one zone and language is put into words once.
@lru_cache(maxsize=8192)
def _element(moment: datetime, spoken: Speech, relative: str) -> SafeString:
    local = moment.astimezone(spoken[1])
    text = _when_text(local) if relative == "full" else day_text(local)
    stamp = local.isoformat(timespec="seconds")
    return format_html('<time datetime="{}" data-relative="{}">{}</time>', stamp, relative, text)


def _when_text(local: datetime) -> str:
    return dateformat.format(local, pgettext("format of date and time", "j F Y, H:i"))
