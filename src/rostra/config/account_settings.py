"""Settings of sign-in and accounts: what Django's hashers and django-allauth are told."""

from typing import Final

AUTHENTICATION_BACKENDS: Final = ["rostra.members.backend.ByNameOrEmail"]
PASSWORD_HASHERS: Final = ["rostra.members.hashing.Hasher"]
AUTH_PASSWORD_VALIDATORS: Final = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    # Django ships the 20,000 most common ones.
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
LOGIN_URL: Final = "account_login"
LOGIN_REDIRECT_URL: Final = "/"
LOGOUT_REDIRECT_URL: Final = "/"

ACCOUNT_ADAPTER: Final = "rostra.members.allauth_adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD: Final = "name"
ACCOUNT_PRESERVE_USERNAME_CASING: Final = True
ACCOUNT_LOGIN_METHODS: Final = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS: Final = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION: Final = "mandatory"
ACCOUNT_PREVENT_ENUMERATION: Final = True
# Only in the browser that registered, and only within the time that a sign-in may take.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION: Final = True
ACCOUNT_CHANGE_EMAIL: Final = True
ACCOUNT_EMAIL_NOTIFICATIONS: Final = True
ACCOUNT_EMAIL_SUBJECT_PREFIX: Final = ""
ACCOUNT_SESSION_REMEMBER: Final = None  # The person chooses.
ACCOUNT_LOGOUT_REDIRECT_URL: Final = "/"
# Seconds; after that a change of e-mail address or keys, and every page of administration, asks again who it is.
ACCOUNT_REAUTHENTICATION_TIMEOUT: Final = 600
ACCOUNT_FORMS: Final = {
    "login": "rostra.members.forms.SignInForm",
    "signup": "rostra.members.forms.RegisterForm",
    "reset_password": "rostra.members.forms.ResetPasswordForm",
    "reset_password_from_key": "rostra.members.forms.NewPasswordForm",
    "change_password": "rostra.members.forms.ChangePasswordForm",
    "add_email": "rostra.members.forms.ChangeEmailForm",
    "reauthenticate": "rostra.members.forms.ItIsMeForm",
}
# Per client address and, where there is one, per account: what people do in a hurry stays possible, guessing does not.
ACCOUNT_RATE_LIMITS: Final = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "signup": "20/h/ip",
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "confirm_email": "1/3m/key",
    # Letters to one address that anybody can have us write, whatever form they come from.
    "letter": "2/h/key,5/d/key",
}
MFA_SUPPORTED_TYPES: Final = ["totp", "webauthn", "recovery_codes"]
# Otherwise who has an app or a passkey could never change the address: the new one waits for its confirmation.
MFA_ALLOW_UNVERIFIED_EMAIL: Final = True
MFA_PASSKEY_LOGIN_ENABLED: Final = True
MFA_TOTP_TOLERANCE: Final = 1  # one step of 30 s, for clocks that are a little off
MFA_ADAPTER: Final = "rostra.members.allauth_adapter.KeysAdapter"
MFA_FORMS: Final = {
    "authenticate": "rostra.members.forms.CodeForm",
    "reauthenticate": "rostra.members.forms.CodeAgainForm",
    "activate_totp": "rostra.members.forms.ActivateAppForm",
    "add_webauthn": "rostra.members.forms.AddPasskeyForm",
    "edit_webauthn": "rostra.members.forms.RenamePasskeyForm",
    "login_webauthn": "rostra.members.forms.PasskeySignInForm",
    "authenticate_webauthn": "rostra.members.forms.PasskeyForm",
    "reauthenticate_webauthn": "rostra.members.forms.PasskeyAgainForm",
}
