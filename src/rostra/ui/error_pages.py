"""What each kind of failure says: what happened, whether anything was lost, one next step."""

from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rostra.kit.sending_again import Again
from rostra.ui.typed import TypedField


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """A failure as its page shows it. `typed` is what the person had typed, handed back."""

    status: int
    heading: str
    reason: str
    typed: tuple[TypedField, ...] = ()
    again: Again | None = None  # the form itself, to send it again
    tells_of_text: bool = False  # the reason itself says that the text is safe
    way_on: str = ""
    way_on_url: str = ""
    offers_search: bool = False
    offers_sign_in: bool = False

    @property
    def code(self) -> str:
        """The status as a large numeral."""
        return str(self.status)


def not_found_page(typed: tuple[TypedField, ...]) -> ErrorPage:
    """Nothing is at this address, or nothing that this viewer may see: the page does not tell which."""
    return ErrorPage(
        status=404,
        heading=_("We cannot find that page"),
        reason=_(
            "What you were writing for is not there, or no longer, so nothing was stored. "
            "Your text is not lost: copy it from below."
        )
        if typed
        else _("The link may be old, or the topic may have been removed."),
        typed=typed,
        tells_of_text=True,
        offers_search=True,
    )


def forbidden_page(sentence: str, typed: tuple[TypedField, ...] = ()) -> ErrorPage:
    """The viewer may not do this; `sentence` says why."""
    return ErrorPage(
        status=403,
        heading=_("This is not open to you"),
        reason=sentence or _("Only some members may do this. If you are one of them, sign in first."),
        typed=typed,
        offers_sign_in=True,
    )


def csrf_page(typed: tuple[TypedField, ...], back: str) -> ErrorPage:
    """The form was too old, or came from somewhere else; `back` is the page of ours it stood on, if it did."""
    return ErrorPage(
        status=403,
        heading=_("This form is out of date"),
        reason=_(
            "Nothing was sent. You may have signed in or out since it was opened. Load the page and send it again."
        ),
        typed=typed,
        way_on=_("Back to the page"),
        way_on_url=back,
        offers_sign_in=True,
    )


def too_many_page(wait_seconds: int, typed: tuple[TypedField, ...] = ()) -> ErrorPage:
    """A rate limit was reached."""
    minutes = _minutes(wait_seconds)
    return ErrorPage(
        status=429,
        heading=_("A short pause"),
        reason=ngettext(
            "That was a lot in a short time. You can go on in %(minutes)s minute.",
            "That was a lot in a short time. You can go on in %(minutes)s minutes.",
            minutes,
        )
        % {"minutes": minutes},
        typed=typed,
    )


def written_lately_page(wait_seconds: int, back: str) -> ErrorPage:
    """An address gets no further letter for a while; whether it has an account is nobody's business.

    `back` is a page of ours: where a guest goes on after signing in, and a member at once.
    """
    minutes = _minutes(wait_seconds)
    return ErrorPage(
        status=429,
        heading=_("Look into your mail"),
        reason=ngettext(
            "We have written to this address lately; look into the folder for spam as well. "
            "You can have another letter in %(minutes)s minute.",
            "We have written to this address lately; look into the folder for spam as well. "
            "You can have another letter in %(minutes)s minutes.",
            minutes,
        )
        % {"minutes": minutes},
        way_on=_("Back to the page"),
        way_on_url=back,
        offers_sign_in=True,
    )


def _minutes(wait_seconds: int) -> int:
    """Return whole minutes, the last one begun counted as one."""
    return -(-wait_seconds // 60)


def too_large_page(limit_bytes: int, typed: tuple[TypedField, ...] = ()) -> ErrorPage:
    """More was sent than is taken."""
    return ErrorPage(
        status=413,
        heading=_("That is too large"),
        reason=_("At most %(megabytes)s MB can be sent at once. Make the picture smaller, or send fewer at a time.")
        % {"megabytes": limit_bytes // 1_000_000},
        typed=typed,
    )


def too_long_page(limit_bytes: int, typed: tuple[TypedField, ...] = ()) -> ErrorPage:
    """The words of a form are more than is read; `typed` is how they begin."""
    megabytes = floatformat(limit_bytes / 1_000_000, -1)
    reason = (
        _(
            "At most %(megabytes)s MB of text can be sent at once. Below is what was read of yours. "
            "Go back: your browser may still hold all of it."
        )
        if typed
        else _("At most %(megabytes)s MB of text can be sent at once. Go back: your browser may still hold the text.")
    )
    return ErrorPage(status=413, heading=_("That is too long"), reason=reason % {"megabytes": megabytes}, typed=typed)


def too_many_fields_page(limit: int, typed: tuple[TypedField, ...] = ()) -> ErrorPage:
    """A form has more fields, or more files, than are read."""
    reason = (
        _(
            "At most %(count)s fields can be sent at once. "
            "Your text is not lost: copy it from below, and send it in parts."
        )
        if typed
        else _("At most %(count)s fields can be sent at once. Send what you have in parts.")
    )
    return ErrorPage(status=413, heading=_("That is too much at once"), reason=reason % {"count": limit}, typed=typed)


def bad_request_page(typed: tuple[TypedField, ...]) -> ErrorPage:
    """What was sent cannot be read."""
    return ErrorPage(
        status=400,
        heading=_("That cannot be read"),
        reason=_("What your browser sent was cut short or not well formed. Go back, and send it again."),
        typed=typed,
    )


def not_allowed_page(typed: tuple[TypedField, ...]) -> ErrorPage:
    """The address takes a form and was opened, or is a page and was sent a form."""
    return ErrorPage(
        status=405,
        heading=_("This address cannot be used like this"),
        reason=_(
            "It belongs to a button or a form, and does nothing when it is opened otherwise. Nothing was changed."
        ),
        typed=typed,
    )


def unavailable_page(typed: tuple[TypedField, ...], again: Again | None = None) -> ErrorPage:
    """The database is locked or down."""
    if typed and again:
        return ErrorPage(
            status=503,
            heading=_("Back in a moment"),
            reason=_(
                "Nothing can be stored right now. Your text is below: send it again in a minute. That is safe, since "
                "one form posts only once. Files are not kept: choose them again afterwards."
            ),
            typed=typed,
            again=again,
            tells_of_text=True,
        )
    return ErrorPage(
        status=503,
        heading=_("Back in a moment"),
        reason=_("Nothing can be stored right now. Your text is below: copy it, or try again in a minute.")
        if typed
        else _("This page cannot be made right now. Try again in a minute."),
        typed=typed,
        tells_of_text=True,
    )


def server_error_page(typed: tuple[TypedField, ...]) -> ErrorPage:
    """A fault of ours."""
    return ErrorPage(
        status=500,
        heading=_("Something broke on our side"),
        reason=_("It has been written down, and we will look. Try again in a minute."),
        typed=typed,
    )
