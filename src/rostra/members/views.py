"""Signing in, registering and keys: allauth's views in our frame, at our addresses."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import ContextMixin

from rostra.kit.refusal import Refused
from rostra.members.actions.end_sessions import end_other_sessions
from rostra.members.coming_back import way_back, with_way_back
from rostra.members.forms import RegisterForm
from rostra.members.models import Member
from rostra.members.passkeys import has_name, passkeys_of, same_at_localhost, why_no_more
from rostra.members.viewer import member_of
from rostra.ui.rendering import render

View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """Let a view of allauth answer in our frame, with the database shut while its template renders."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - as the address gives
        response = view(request, *args, **kwargs)
        return _in_frame(request, response) if isinstance(response, TemplateResponse) else response

    return answer


def ending_others(view: View) -> View:
    """Let a view end the member's other sessions when it changed what they sign in with."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - as the address gives
        before = _key_ids(request)
        response = view(request, *args, **kwargs)
        if request.method == "POST" and _key_ids(request) != before:
            end_other_sessions(member=member_of(request), keep_session=request.session.session_key)
        return response

    return answer


def _key_ids(request: HttpRequest) -> set[int]:
    """Return the apps and passkeys of whoever asks; recovery codes come and go with them."""
    rows = Authenticator.objects.filter(user_id=request.user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(rows.values_list("pk", flat=True))


def _in_frame(request: HttpRequest, response: TemplateResponse) -> HttpResponse:
    template = response.template_name
    name = template[0] if isinstance(template, (list, tuple)) else str(template)
    context = {**(response.context_data or {}), "done": _done(request), "next": way_back(request)}
    context |= {"has_name": has_name(request), "same_at_localhost": same_at_localhost(request)}
    for form in context.values():
        if isinstance(form, BaseForm):
            form.is_valid()  # Here, while the database is open: allauth makes some forms anew for the page.
    made = render(request, name, context, status=response.status_code)
    for header, value in response.items():
        if header != "Content-Type":
            made[header] = value
    made["Cache-Control"] = "no-store"  # Never kept: who signs in on a shared device leaves nothing behind.
    return made


def _done(request: HttpRequest) -> str:
    """Return what to say of the step that led here."""
    sentences = {
        "confirmed": _("Your e-mail address is confirmed. You can sign in now."),
        "password": _("Your password is changed. Your other sessions were signed out."),
        "email": _("Your new e-mail address is confirmed."),
        "passkey": _("This passkey did not work here. Try again, or use your password."),
    }
    return sentences.get(request.GET.get("done", ""), "")


class RegisterView(account.SignupView):  # type: ignore[misc] # allauth is not typed
    """The form for a new account."""

    template_name = "members/register.html"

    def form_valid(self, form: RegisterForm) -> HttpResponse:
        """Make the account and queue its letter in one transaction, or none of both."""
        try:
            with transaction.atomic():
                answer: HttpResponse = super().form_valid(form)
                if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                    # The address had too many letters, and an account that nobody can confirm would hold the name.
                    transaction.set_rollback(True)
                return answer
        except Refused as refused:
            if refused.code != "email_taken":  # The name went to somebody else this very second.
                form.add_error("username", refused.sentence)
                return self.form_invalid(form)  # type: ignore[no-any-return]
            form.account_already_exists = True
            return super().form_valid(form)  # type: ignore[no-any-return]


class CheckMailView(account.EmailVerificationSentView):  # type: ignore[misc] # allauth is not typed
    """That there is a letter, to whoever is not signed in yet."""

    template_name = "members/check_mail.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
        """Lead members on: the sign-in link in the frame of this page leads back to it."""
        if request.user.is_authenticated:
            return HttpResponseRedirect(way_back(request) or "/")
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class ConfirmEmailView(account.ConfirmEmailView):  # type: ignore[misc] # allauth is not typed
    """The link in a letter that confirms an address."""

    template_name = "members/confirm_email.html"

    def get_next_url(self) -> str:
        """Return nothing: where somebody came from is for after signing in, and this page may not sign in."""
        return ""

    def get_redirect_url(self) -> str:
        """Lead on to signing in, and from there to where the person came from."""
        return with_way_back(super().get_redirect_url(), self.request)


class _CountsPasskeys(ContextMixin):
    """What pages about passkeys have in common."""

    request: HttpRequest

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Say as well why none can be added, before a device makes one in vain."""
        return {**super().get_context_data(**kwargs), "no_more": why_no_more(member_of(self.request))}


class KeysView(_CountsPasskeys, mfa.IndexView):  # type: ignore[misc] # allauth is not typed
    """All keys by which the member signs in."""

    template_name = "members/keys.html"


class AddPasskeyView(_CountsPasskeys, webauthn.AddWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """Adding a passkey, unless there are as many as an account keeps."""

    template_name = "members/add_passkey.html"

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - allauth's signature
        """Store it; the member's row is locked, so that two at once are counted both."""
        member = Member.objects.select_for_update().get(pk=member_of(self.request).pk)
        if why_no_more(member):
            refused: HttpResponse = self.form_invalid(form)
            return refused
        answer: HttpResponse = super().form_valid(form)
        return answer


class SecondStepView(mfa.AuthenticateView):  # type: ignore[misc] # allauth is not typed
    """The second step of signing in: a code, or a passkey if the member has one."""

    template_name = "members/second_step.html"

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Leave out the question to a passkey that there is not."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if not passkeys_of(self.stage.login.user).exists():
            del context["js_data"]
        return context


class PasskeySignInView(webauthn.LoginWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """Signing in by passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401, ARG002 - allauth's signature
        """Lead back, saying that it did not work."""
        return HttpResponseRedirect(reverse("account_login") + "?done=passkey")


class PasskeyAgainView(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """A passkey, before something that matters."""

    template_name = "members/passkey_again.html"

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401, ARG002 - allauth's signature
        """Show the page again; the form says what was wrong."""
        return self.render_to_response(self.get_context_data())  # type: ignore[no-any-return]


register = framed(RegisterView.as_view())
sign_in = framed(account.LoginView.as_view(template_name="members/sign_in.html"))
sign_out = framed(account.LogoutView.as_view(template_name="members/sign_out.html"))
inactive = framed(account.AccountInactiveView.as_view(template_name="members/inactive.html"))
confirmation_sent = framed(CheckMailView.as_view())
confirm_email = framed(ConfirmEmailView.as_view())
change_email = framed(account.EmailView.as_view(template_name="members/change_email.html"))
change_password = framed(account.PasswordChangeView.as_view(template_name="members/change_password.html"))
set_password = framed(account.PasswordSetView.as_view(template_name="members/set_password.html"))
reset_password = framed(account.PasswordResetView.as_view(template_name="members/reset_password.html"))
reset_sent = framed(account.PasswordResetDoneView.as_view(template_name="members/reset_sent.html"))
new_password = framed(account.PasswordResetFromKeyView.as_view(template_name="members/new_password.html"))
new_password_done = framed(account.PasswordResetFromKeyDoneView.as_view(template_name="members/password_done.html"))
it_is_me = framed(account.ReauthenticateView.as_view(template_name="members/it_is_me.html"))

second_step = framed(SecondStepView.as_view())
code_again = framed(mfa.ReauthenticateView.as_view(template_name="members/code_again.html"))
keys = framed(KeysView.as_view())
add_app = ending_others(framed(totp.ActivateTOTPView.as_view(template_name="members/add_app.html")))
remove_app = ending_others(framed(totp.DeactivateTOTPView.as_view(template_name="members/remove_app.html")))
recovery_codes = framed(recovery.ViewRecoveryCodesView.as_view(template_name="members/recovery_codes.html"))
new_recovery_codes = framed(recovery.GenerateRecoveryCodesView.as_view(template_name="members/new_recovery_codes.html"))
add_passkey = ending_others(framed(AddPasskeyView.as_view()))
rename_passkey = framed(webauthn.EditWebAuthnView.as_view(template_name="members/rename_passkey.html"))
remove_passkey = ending_others(framed(webauthn.RemoveWebAuthnView.as_view(template_name="members/remove_passkey.html")))
passkey_sign_in = framed(PasskeySignInView.as_view())
passkey_again = framed(PasskeyAgainView.as_view())
