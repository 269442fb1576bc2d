"""Forms of registration, signing in and keys: allauth's, in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import get_adapter as get_adapter_of_keys
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import RegistrationResponse

from rostra.kit.clock import now
from rostra.members import limits
from rostra.members.actions.register import register
from rostra.members.copied_passkeys import has_counted_on
from rostra.members.models import Member
from rostra.members.pace import Pace, pace_of, started

_GARBAGE = (TypeError, ValueError, LookupError, AttributeError)  # what reading an answer raises that is none
_TRIED_TOO_OFTEN = ("too_many_login_attempts", "rate_limited")  # as allauth calls it
_PASSWORD_HINT = _("At least 10 characters. A short sentence is easy to remember and hard to guess.")


def _password(label: Any, *, new: bool = False) -> forms.CharField:  # noqa: ANN401 - a lazy string
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        help_text=_PASSWORD_HINT if new else "",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "current-password"}),
    )


def _email(label: Any) -> forms.EmailField:  # noqa: ANN401 - a lazy string
    return forms.EmailField(label=label, max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))


def _code(label: Any, hint: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy strings
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "off"}
    return forms.CharField(label=label, help_text=hint, max_length=20, widget=forms.TextInput(attrs=attrs))


class RegisterForm(account.SignupForm):  # type: ignore[misc] # allauth is not typed
    """A new account. Robots are known by the field nobody sees, and by their haste."""

    data: Any
    website = forms.CharField(
        label=_("Leave this field empty"), required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
    started = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        self.initial["started"] = started(now())
        self.password_hash = ""
        name = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false"})
        self.fields["username"] = forms.CharField(
            label=_("Name"), max_length=30, widget=name, help_text=_("Everybody sees it beside what you write.")
        )
        self.fields["email"] = _email(_("E-mail address"))
        self.fields["email"].help_text = _(
            "We send a link there to confirm it. Only you and the administrators see it."
        )
        self.fields["password1"] = _password(_("Password"), new=True)
        self.order_fields(["username", "email", "password1", "website", "started"])

    def clean(self) -> dict[str, Any]:
        """Turn away forms that came back faster than a person types; what was typed stays."""
        cleaned: dict[str, Any] = super().clean()
        pace = pace_of(self.data.get("started", ""), at=now())
        if pace is Pace.TOO_FAST:
            self.add_error(None, _("That was quick. Have a look at what you typed and send it again."))
        elif pace is Pace.TOO_OLD:
            self.data = self.data.copy()
            self.data["started"] = started(now())
            self.add_error(None, _("This form stood open for a long time. Send it again."))
        if not self.errors:
            # Made for a known address too, so that the time taken does not tell which addresses are.
            self.password_hash = make_password(cleaned["password1"])
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """Register, or do as if: for a robot, and for an address that has an account and gets a letter saying so."""
        if self.cleaned_data["website"]:
            return None, get_adapter().respond_email_verification_sent(request, None)
        result: tuple[Any, HttpResponse | None] = super().try_save(request)
        return result

    def save(self, request: HttpRequest) -> Any:  # noqa: ANN401, ARG002 - allauth's signature
        """Register the member; raises `Refused` when the name or address was taken meanwhile."""
        return register(
            name=self.cleaned_data["username"], email=self.cleaned_data["email"],
            password_hash=self.password_hash, group="members", at=now(),
        )  # fmt: skip


class SignInForm(account.LoginForm):  # type: ignore[misc] # allauth is not typed
    """Name or e-mail address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        login = forms.TextInput(attrs={"autocomplete": "username webauthn", "autocapitalize": "off"})
        self.fields["login"] = forms.CharField(label=_("E-mail or member name"), max_length=254, widget=login)
        self.fields["password"] = _password(_("Password"))
        self.fields["remember"] = forms.BooleanField(
            label=_("Keep me signed in on this device"), required=False, initial=True
        )
        self.order_fields(["login", "password", "remember"])


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc] # allauth is not typed
    """Ask for a link to a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        self.fields["email"] = _email(_("E-mail address"))


class NewPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc] # allauth is not typed
    """A new password, by the link from a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        _new_password_alone(self)


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc] # allauth is not typed
    """Another password for somebody signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password(_("Your password now"))
        _new_password_alone(self)


def _new_password_alone(form: forms.Form) -> None:
    """Ask once: browsers keep passwords, and a typing error is put right by a link in a letter."""
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = _PASSWORD_HINT
    form.fields["password1"].widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    del form.fields["password2"]


class ChangeEmailForm(account.AddEmailForm):  # type: ignore[misc] # allauth is not typed
    """Another e-mail address, which is used from its confirmation on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        self.fields["email"] = _email(_("New e-mail address"))
        self.fields["email"].help_text = _("We send a link there. Your address now stays until you follow it.")


class ItIsMeForm(account.ReauthenticateForm):  # type: ignore[misc] # allauth is not typed
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(_("Password"))


def _answer_tries(error: forms.ValidationError, user: Member | None) -> None:
    """Answer 429 to a member who tried too often; a passkey alone does not say whose tries are counted."""
    if user and error.code in _TRIED_TOO_OFTEN:
        limits.refuse_more_codes(allauth_context.request, user)


class _CountedTries:
    """What forms that take a code have in common: who tried too often is answered 429, and told how long to wait."""

    user: Member

    def clean_code(self) -> str:
        """Return the code; raises `ValidationError` when it is not the right one."""
        try:
            return str(super().clean_code())  # type: ignore[misc] # of the form it is mixed into
        except forms.ValidationError as error:
            _answer_tries(error, self.user)
            raise


class CodeForm(_CountedTries, codes.AuthenticateForm):  # type: ignore[misc] # allauth is not typed
    """The second step of signing in."""

    code = _code(_("Code"), _("Six digits from your authenticator app, or one of your recovery codes."))


class CodeAgainForm(_CountedTries, codes.ReauthenticateForm):  # type: ignore[misc] # allauth is not typed
    """A code, before something that matters."""

    code = _code(_("Code"), _("Six digits from your authenticator app, or one of your recovery codes."))


class ActivateAppForm(_CountedTries, totp.ActivateTOTPForm):  # type: ignore[misc] # allauth is not typed
    """The first code of an authenticator app shows that it is set up."""

    code = _code(_("Code from the app"))


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey: it signs in alone, so it must ask for a finger, a face or a code."""

    name = forms.CharField(
        label=_("Name of this passkey"), required=False, max_length=60, help_text=_("As “Phone” or “Blue key”.")
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput, initial=True)

    def clean_credential(self) -> Any:  # noqa: ANN401 - JSON
        """Return what the device sent, if a passkey can have said it at all."""
        sent = self.cleaned_data["credential"]
        try:
            RegistrationResponse.from_dict(sent)
        except _GARBAGE:
            raise get_adapter_of_keys().validation_error("incorrect_code") from None
        return sent


class RenamePasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of this passkey"), max_length=60, help_text=_("As “Phone” or “Blue key”."))


class _CountedPasskey:
    """What all forms that take a passkey's answer have in common: a copied passkey is found out, and tries are counted.

    `user` is who has to answer, or `None` where the passkey itself says who it is.
    """

    cleaned_data: dict[str, Any]
    user: Member | None

    def clean_credential(self) -> Authenticator:
        """Return the passkey that answered; raises `ValidationError` when it cannot be the one that was added."""
        answer = self.cleaned_data["credential"]
        try:
            passkey: Authenticator = super().clean_credential()  # type: ignore[misc] # of the form it is mixed into
        except _GARBAGE:
            raise get_adapter_of_keys().validation_error("incorrect_code") from None
        except forms.ValidationError as error:
            _answer_tries(error, self.user)
            raise
        if not has_counted_on(passkey, answer):
            raise get_adapter_of_keys().validation_error("incorrect_code")
        return passkey


class PasskeyForm(_CountedPasskey, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey as the second step of signing in."""


class PasskeySignInForm(_CountedPasskey, webauthn.LoginWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey instead of a password."""


class PasskeyAgainForm(_CountedPasskey, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey, before something that matters."""
