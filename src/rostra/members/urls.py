"""Addresses of accounts. Those that allauth asks for by name bear its names."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from rostra.members import preferences, sessions, views

_keys = RedirectView.as_view(pattern_name="mfa_index")

urlpatterns = [
    path("account/register/", views.register, name="account_signup"),
    path("account/sign-in/", views.sign_in, name="account_login"),
    path("account/sign-in/code/", views.second_step, name="mfa_authenticate"),
    path("account/sign-in/passkey/", views.passkey_sign_in, name="mfa_login_webauthn"),
    path("account/sign-out/", views.sign_out, name="account_logout"),
    path("account/closed/", views.inactive, name="account_inactive"),
    path("account/confirm/", views.confirmation_sent, name="account_email_verification_sent"),
    path("account/confirm/<str:key>/", views.confirm_email, name="account_confirm_email"),
    path("account/email/", views.change_email, name="account_email"),
    path("account/password/", views.change_password, name="account_change_password"),
    path("account/password/set/", views.set_password, name="account_set_password"),
    path("account/password/reset/", views.reset_password, name="account_reset_password"),
    path("account/password/reset/sent/", views.reset_sent, name="account_reset_password_done"),
    path("account/password/reset/done/", views.new_password_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.new_password,
        name="account_reset_password_from_key",
    ),
    path("account/again/", views.it_is_me, name="account_reauthenticate"),
    path("account/again/code/", views.code_again, name="mfa_reauthenticate"),
    path("account/again/passkey/", views.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("account/preferences/", preferences.preferences, name="account_preferences"),
    path("theme/", preferences.theme, name="theme"),
    path("notice/dismiss/", preferences.dismiss, name="dismiss_notice"),
    path("account/sessions/", sessions.sessions, name="usersessions_list"),
    path("account/keys/", views.keys, name="mfa_index"),
    path("account/keys/app/", views.add_app, name="mfa_activate_totp"),
    path("account/keys/app/remove/", views.remove_app, name="mfa_deactivate_totp"),
    path("account/keys/codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/keys/codes/new/", views.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/keys/passkeys/", _keys, name="mfa_list_webauthn"),
    path("account/keys/passkeys/add/", views.add_passkey, name="mfa_add_webauthn"),
    path("account/keys/passkeys/<int:pk>/", views.rename_passkey, name="mfa_edit_webauthn"),
    path("account/keys/passkeys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
]
