"""Django's settings, made from the configuration of this installation. What people set is in `docs/settings.md`."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jinja2 import FileSystemBytecodeCache

from rostra.config.account_settings import *  # noqa: F403 - one part of the same settings
from rostra.config.databases import caches, database
from rostra.config.mail import mail_options
from rostra.kit.configuration import LANGUAGES as _LANGUAGES
from rostra.kit.reading_settings import DEFAULT, configuration

_SET = configuration()
_ROOMS = Path(__file__).resolve().parent.parent
_HOST = urlsplit(_SET.base_url).hostname or ""

DEBUG = False
SECRET_KEY = _SET.secret
ROSTRA_STRICT = _SET.development
ROSTRA_BASE_URL = _SET.base_url
ROSTRA_WIRING = "rostra.config.wiring.EFFECTS"
ROSTRA_DECKS = "rostra.newsdesk.queries.decks_of"
ROOT_URLCONF = "rostra.config.urls"
WSGI_APPLICATION = "rostra.config.wsgi.application"
AUTH_USER_MODEL = "members.Member"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Links that leave the site are made from the base URL, never from this header; who has not said what the site is
# called must be able to reach it by any of the machine's names.
ALLOWED_HOSTS = ["*"] if _SET.sources["base_url"] == DEFAULT else [_HOST, "localhost", "127.0.0.1", "[::1]"]
# Only front reaches the site, and front sets these headers itself.
USE_X_FORWARDED_HOST = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [_SET.base_url]
CSRF_FAILURE_VIEW = "rostra.ui.views.csrf_failure"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rostra.community",
    "rostra.events",
    "rostra.members",
    "rostra.sections",
    "rostra.media",
    "rostra.links",
    "rostra.topics",
    "rostra.newsdesk",
    "rostra.live",
    "rostra.operations",
    "rostra.reactions",
    "rostra.reading",
    "rostra.search",
    "rostra.syndication",
    "rostra.ui",
    "rostra.web",
]
MIDDLEWARE = [
    "rostra.config.requests.with_request_id",
    "rostra.config.middleware.complete",
    "rostra.config.middleware.one_request",
    "rostra.config.middleware.purging",
    "django.middleware.security.SecurityMiddleware",
    "rostra.config.middleware.with_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rostra.config.csrf.CsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rostra.config.middleware.recognised",
    "rostra.config.middleware.speaking",
    "rostra.config.middleware.framed",
    "rostra.config.requests.remembering",
    "rostra.config.requests.without_nul",
    "rostra.config.middleware.leading_on",
    "rostra.config.middleware.ending_in_slash",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(map(str, _ROOMS.glob("**/templates"))),
        "OPTIONS": {
            "environment": "rostra.ui.environment.environment",
            "bytecode_cache": FileSystemBytecodeCache(str(_SET.template_folder)),
        },
    }
]

DATABASES = {"default": database(_SET)}
CACHES = caches(_SET)
TASKS = {"default": {"BACKEND": "rostra.operations.queue.Queue"}}

STATIC_URL = "/static/"
STATIC_ROOT = str(_SET.static_folder)
STATICFILES_FINDERS = ["rostra.ui.assets.JoiningFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "rostra.ui.assets.HashedStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = str(_SET.media_folder)
ROSTRA_UPLOAD_ROOT = str(_SET.upload_folder)
ROSTRA_UPLOAD_BYTES = _SET.upload_bytes
ROSTRA_UPLOAD_PIXELS = 40_000_000  # what the cameras of telephones give, and 160 MB of memory while one is read
ROSTRA_UPLOADS_PER_HOUR = 30
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = _SET.body_bytes
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes; larger uploads are spooled to a file

LANGUAGES = list(_LANGUAGES.items())
LANGUAGE_CODE = _SET.language
LANGUAGE_COOKIE_NAME = "rostra_language"
LOCALE_PATHS = sorted(map(str, _ROOMS.glob("**/locale")))
USE_I18N = True
TIME_ZONE = _SET.time_zone
USE_TZ = True

SESSION_ENGINE = "rostra.members.session_rows"
SESSION_COOKIE_NAME = "rostra_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _SET.is_secure

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _SET.is_secure else 0  # one year
CONTENT_SECURITY_POLICY: Final = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "img-src": ["'self'", "data:", "blob:"],  # blob: a picture shown while it is being uploaded
    }
}

DEFAULT_FROM_EMAIL = SERVER_EMAIL = _SET.mail_from
_MAIL = mail_options(_SET)
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST = _MAIL.host
EMAIL_PORT = _MAIL.port
EMAIL_HOST_USER = _MAIL.user
EMAIL_HOST_PASSWORD = _MAIL.password
EMAIL_USE_TLS = _MAIL.starts_tls
EMAIL_USE_SSL = _MAIL.is_tls
EMAIL_TIMEOUT = 20  # seconds

LOGGING_CONFIG = "rostra.kit.logs.configure"
LOGGING = {"format": _SET.log_format, "level": _SET.log_level}
