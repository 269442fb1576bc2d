"""What accounts write to people: each letter is a subject, some sentences, and at most one link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rostra.community.queries import community
from rostra.members.tasks import deliver_mail


@dataclass(frozen=True)
class Letter:
    """A letter before it is set in type."""

    subject: str
    sentences: tuple[str, ...]
    link: str = ""
    link_text: str = ""


Context = Mapping[str, Any]


def post(letter: Letter, *, to: str) -> None:
    """Queue the letter, in the transaction of whatever it is about."""
    context = {"letter": letter, "site_name": community().name, "language": get_language()}
    deliver_mail.enqueue(
        to=to,
        subject=" ".join(letter.subject.split()),
        text=render_to_string("members/mail/letter.txt", context).strip() + "\n",
        html=render_to_string("members/mail/letter.html", context),
    )


def letter_named(name: str, context: Context) -> Letter:
    """Return the letter that allauth calls `name`, as `email_confirmation_signup`."""
    if name in _NOTES:
        return _note(_NOTES[name]())
    return _LETTERS[name](context)


def _site() -> str:
    return community().name


def _confirm_registration(context: Context) -> Letter:
    return Letter(
        subject=_("Confirm your e-mail address for %(site)s") % {"site": _site()},
        sentences=(
            _("Hello %(name)s,") % {"name": context["user"].name},
            _("somebody, hopefully you, registered an account at %(site)s with this e-mail address.")
            % {"site": _site()},
            _("Confirm it by the link below, and you can sign in. The link works for three days."),
            _("If it was not you, do nothing: without the confirmation nobody can use the account."),
        ),
        link=context["activate_url"],
        link_text=_("Confirm the address"),
    )


def _confirm_address(context: Context) -> Letter:
    return Letter(
        subject=_("Confirm your e-mail address for %(site)s") % {"site": _site()},
        sentences=(
            _("Hello %(name)s,") % {"name": context["user"].name},
            _("confirm by the link below that this address is yours. The link works for three days."),
        ),
        link=context["activate_url"],
        link_text=_("Confirm the address"),
    )


def _has_account(context: Context) -> Letter:
    return Letter(
        subject=_("You have an account at %(site)s already") % {"site": _site()},
        sentences=(
            _("Somebody, hopefully you, tried to register an account at %(site)s with this e-mail address.")
            % {"site": _site()},
            _("There is one already, so no second one was made. Sign in with it; by the link below you get a new "
              "password if you have forgotten yours."),
            _("If it was not you, do nothing."),
        ),
        link=context["password_reset_url"],
        link_text=_("Choose a new password"),
    )  # fmt: skip


def _no_account(context: Context) -> Letter:
    return Letter(
        subject=_("There is no account with this address at %(site)s") % {"site": _site()},
        sentences=(
            _("Somebody, hopefully you, asked for a new password at %(site)s with this e-mail address.")
            % {"site": _site()},
            _("No account has it. Perhaps you registered with another address; or register by the link below."),
            _("If it was not you, do nothing."),
        ),
        link=context["signup_url"],
        link_text=_("Register"),
    )


def _new_password(context: Context) -> Letter:
    return Letter(
        subject=_("A new password for %(site)s") % {"site": _site()},
        sentences=(
            _("Hello %(name)s,") % {"name": context["user"].name},
            _("somebody, hopefully you, asked for a new password for your account at %(site)s.") % {"site": _site()},
            _("Choose it by the link below. The link works once, and for three days."),
            _("If it was not you, do nothing: your password stays as it is."),
        ),
        link=context["password_reset_url"],
        link_text=_("Choose a new password"),
    )


def _email_changed(context: Context) -> Letter:
    return _note(
        _("The e-mail address of your account was changed from %(old)s to %(new)s.")
        % {"old": context["from_email"], "new": context["to_email"]}
    )


def _note(sentence: str) -> Letter:
    return Letter(
        subject=_("Your account at %(site)s was changed") % {"site": _site()},
        sentences=(
            sentence,
            _("If it was not you, choose a new password at once and write to the administrators."),
        ),
    )


_LETTERS: Mapping[str, Callable[[Context], Letter]] = {
    "email_confirmation_signup": _confirm_registration,
    "email_confirmation": _confirm_address,
    "account_already_exists": _has_account,
    "unknown_account": _no_account,
    "password_reset_key": _new_password,
    "email_changed": _email_changed,
}

ASKED_FOR = frozenset(_LETTERS) - {"email_changed"}
"""Letters that anybody can have us write to an address, by typing it into a form."""

_NOTES: Mapping[str, Callable[[], str]] = {
    "password_changed": lambda: _("The password of your account was changed."),
    "password_set": lambda: _("A password was set for your account."),
    "password_reset": lambda: _("The password of your account was changed by a link sent to this address."),
    "totp_activated": lambda: _("Signing in to your account now asks for a code from an authenticator app."),
    "totp_deactivated": lambda: _("Signing in to your account no longer asks for a code from an authenticator app."),
    "recovery_codes_generated": lambda: _("New recovery codes were made for your account; older ones no longer work."),
    "webauthn_added": lambda: _("A passkey was added to your account."),
    "webauthn_removed": lambda: _("A passkey was removed from your account."),
    "email_deleted": lambda: _("An e-mail address was removed from your account."),
}
