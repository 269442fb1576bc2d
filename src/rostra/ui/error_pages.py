"""What each kind of failure says: what happened, whether anything was lost, one next step."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """A failure as its page shows it. `text` is what the person had typed, handed back."""

    status: int
    heading: str
    reason: str
    text: str = ""
    way_on: str = ""
    way_on_url: str = ""
    offers_search: bool = False
    offers_sign_in: bool = False

    @property
    def code(self) -> str:
        """The status as a large numeral."""
        return str(self.status)


def not_found_page() -> ErrorPage:
    """Nothing is at this address, or nothing that this viewer may see: the page does not tell which."""
    return ErrorPage(
        status=404,
        heading=_("We cannot find that page"),
        reason=_("The link may be old, or the topic may have been removed. Nothing of yours is lost."),
        offers_search=True,
    )


def forbidden_page(sentence: str, text: str = "") -> ErrorPage:
    """The viewer may not do this; `sentence` says why."""
    return ErrorPage(
        status=403,
        heading=_("This is not open to you"),
        reason=sentence or _("Only some members may do this. If you are one of them, sign in first."),
        text=text,
        offers_sign_in=True,
    )


def csrf_page(text: str, back: str) -> ErrorPage:
    """The form was too old, or came from somewhere else; `back` is the page of ours it stood on, if it did."""
    return ErrorPage(
        status=403,
        heading=_("This form is out of date"),
        reason=_(
            "Nothing was sent. You may have signed in or out since it was opened. Load the page and send it again."
        ),
        text=text,
        way_on=_("Back to the page"),
        way_on_url=back,
        offers_sign_in=True,
    )


def too_many_page(wait_seconds: int, text: str = "") -> ErrorPage:
    """A rate limit was reached."""
    minutes = -(-wait_seconds // 60)
    return ErrorPage(
        status=429,
        heading=_("A short pause"),
        reason=ngettext(
            "That was a lot in a short time. You can go on in %(minutes)s minute.",
            "That was a lot in a short time. You can go on in %(minutes)s minutes.",
            minutes,
        )
        % {"minutes": minutes},
        text=text,
    )


def too_large_page(limit_bytes: int) -> ErrorPage:
    """More was sent than is taken."""
    return ErrorPage(
        status=413,
        heading=_("That is too large"),
        reason=_("At most %(megabytes)s MB can be sent at once. Make the picture smaller, or send fewer at a time.")
        % {"megabytes": limit_bytes // 1_000_000},
    )


def unavailable_page(text: str) -> ErrorPage:
    """The database is locked or down."""
    return ErrorPage(
        status=503,
        heading=_("Back in a moment"),
        reason=_("Nothing can be stored right now. Your text is below: copy it, or try again in a minute.")
        if text
        else _("This page cannot be made right now. Try again in a minute."),
        text=text,
    )


def server_error_page(text: str) -> ErrorPage:
    """A fault of ours."""
    return ErrorPage(
        status=500,
        heading=_("Something broke on our side"),
        reason=_("It has been written down, and we will look. Try again in a minute."),
        text=text,
    )
