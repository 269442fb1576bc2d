"""What django-allauth asks us: how a member is stored, who may be sent where, how mail goes out."""

import ipaddress
import time
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rostra.community.queries import community
from rostra.kit.addresses import is_local
from rostra.kit.names import normal_form
from rostra.members import limits, secrets
from rostra.members.actions.change_email import change_email
from rostra.members.actions.change_password import change_password
from rostra.members.actions.end_sessions import end_oldest_sessions, end_session
from rostra.members.coming_back import with_way_back
from rostra.members.known_browsers import known_browser, remember
from rostra.members.letters import ASKED_FOR, letter_named, post
from rostra.members.models import Member, email_key
from rostra.members.passkeys import suggested_name
from rostra.members.policy import why_not_free, why_not_name

_STAYS_KNOWN_S = account_settings.REAUTHENTICATION_TIMEOUT
_NOT_TOGETHER = _("This name or e-mail address and this password do not belong together.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Accounts as Rostra keeps them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _NOT_TOGETHER,
        "email_password_mismatch": _NOT_TOGETHER,
        "username_taken": _("This name, or one that looks like it, is taken. Choose another."),
        "incorrect_password": _("This is not your password."),
        "duplicate_email": _("This is your e-mail address already."),
        "enter_current_password": _("This is not your password."),
        "too_many_login_attempts": _("You tried too often. Wait five minutes, then try again."),
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:  # noqa: ARG002 - allauth's signature
        """Return the name, or raise `ValidationError` when nobody may bear it or somebody does."""
        name = " ".join(username.split())
        refusal = why_not_name(name) or why_not_free(name)
        if refusal:
            raise ValidationError(refusal[1], code=refusal[0])
        return name

    def set_password(self, user: Member, password: str) -> None:
        """Give the member a new password; their other sessions end."""
        request = allauth_context.request
        keep = request.session.session_key if request and request.user == user else None
        changed = change_password(member=user, password_hash=make_password(password), keep_session=keep)
        user.password = changed.password

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark the address as the member's own, as the only one; `False` when somebody else's it is by now."""
        with transaction.atomic():
            if not super().confirm_email(request, email_address):
                return False
            keep = request.session.session_key if request.user.pk == email_address.user_id else None
            change_email(member_id=email_address.user_id, email=email_address.email, keep_session=keep)
            return True

    def login(self, request: HttpRequest, user: Member) -> None:
        """Begin a session; of many, the oldest end."""
        super().login(request, user)
        end_oldest_sessions(member=user)

    def post_login(self, request: HttpRequest, user: Member, **more: Any) -> HttpResponse:  # noqa: ANN401 - allauth's signature
        """Answer who has signed in, and know the browser from then on."""
        answer: HttpResponse = super().post_login(request, user, **more)
        remember(request, answer, user)
        return answer

    def logout(self, request: HttpRequest) -> None:
        """End this session, its open pages too."""
        if request.session.session_key and isinstance(request.user, Member):
            end_session(member=request.user, session_key=request.session.session_key)
        super().logout(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - allauth's signature
        """Answer 429 instead of a form when a password was tried too often."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            seconds = limits.seconds_to_wait(request, "login_failed", key)
            raise ImmediateHttpResponse(limits.wait_or_reset_page(request, seconds)) from error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ANN401 - allauth's signature
        """Return what tries are counted by: the account meant, however it is written and the site is called.

        Names and addresses are counted apart: otherwise a pause for one would tell whose the other is. A browser in
        which the member signed in before is counted apart too: otherwise anybody could keep a member out.
        """
        login = str(credentials.get("email") or credentials.get("username") or "")
        browser = known_browser(request, login)
        if browser:
            return f"browser-{browser}"
        return email_key(login) if "@" in login else normal_form(login)

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: str) -> None:
        """Let whoever has chosen a new password by a letter come in at once: by their name too, counted apart."""
        super()._delete_login_attempts_cached_email(request, **credentials)
        for member in Member.objects.meant_by(credentials["email"]):
            super()._delete_login_attempts_cached_email(request, username=member.name)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address as front tells it; the socket between front and site has none."""
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        for text in (told, request.META.get("REMOTE_ADDR", "")):
            try:
                return str(ipaddress.ip_address(text))
            except ValueError:
                continue
        return "0.0.0.0"  # noqa: S104 - not bound to: nobody's address, for a request that came by no network

    def is_safe_url(self, url: str | None) -> bool:
        """Say whether a visitor may be sent on to `url`: to paths of this site alone."""
        return is_local(url)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Say whether JSON is wanted: only where the script asks what a passkey has to sign."""
        return request.path == reverse("mfa_login_webauthn") and request.method == "GET"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ANN401, ARG002 - allauth's signature
        """Say whether to ask again who it is: not within ten minutes of signing in."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < _STAYS_KNOWN_S for record in records)

    def send_password_reset_mail(self, user: Member, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002 - allauth's signature
        """Write to the address on record, never to the one typed."""
        super().send_password_reset_mail(user, user.email, context)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Return to the form, which says that it is done."""
        return reverse("account_change_password") + "?done=password"

    def respond_email_verification_sent(self, request: HttpRequest, user: Member | None) -> HttpResponse:  # noqa: ARG002 - allauth's signature
        """Lead to the page that tells of the letter; the way back is taken along, whoever has an account or not."""
        return HttpResponseRedirect(with_way_back(reverse("account_email_verification_sent"), request))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:  # noqa: ANN401 - allauth's signature
        """Return the link of the letter. It has the way back: the session that had it ends early, or is elsewhere."""
        return with_way_back(super().get_email_confirmation_url(request, emailconfirmation), request)

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:  # noqa: ARG002 - allauth's signature
        """Lead on to signing in, or back to the address for those who are."""
        if self.request.user.is_authenticated:
            return reverse("account_email") + "?done=email"
        return reverse("account_login") + "?done=confirmed"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter that allauth calls by a template's name; answer 429 when the address had too many."""
        name = template_prefix.rpartition("/")[2]
        if name in ASKED_FOR:
            limits.require_room_for_letter(self.request, email)
        letter = letter_named(name, context)
        post(replace(letter, link=_from_base(letter.link)), to=email)


def _from_base(link: str) -> str:
    """Return the link below the site's own address: the one allauth took from the request could be anybody's."""
    parts = urlsplit(link)
    return urlunsplit((*urlsplit(settings.ROSTRA_BASE_URL)[:2], *parts[2:])) if link else ""


class KeysAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth is not typed
    """Second steps: secrets are stored encrypted, and are named after the site."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is wrong or was used before."),
    }

    def _get_site_name(self) -> str:
        return community().name

    def generate_authenticator_name(self, user: Member, _kind: str) -> str:
        """Return what a new passkey is called unless its owner names it; they alone have names."""
        return suggested_name(user, allauth_context.request.headers.get("User-Agent", ""))

    def encrypt(self, text: str) -> str:
        """Return the text as it is stored."""
        return secrets.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was sealed."""
        return secrets.opened(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as markup that can stand within a page."""
        drawn: str = super().build_totp_svg(url)
        return drawn[drawn.index("<svg") :]
