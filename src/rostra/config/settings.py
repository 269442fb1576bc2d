"""Django's settings (first form)."""

import os
from pathlib import Path

from rostra.config.account_settings import *  # noqa: F403

_ROOMS = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ROSTRA_DATA", "data")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "first-form-only-replaced-by-configuration"  # noqa: S105
DEBUG = False
ROSTRA_STRICT = True
ROSTRA_BASE_URL = os.environ.get("ROSTRA_BASE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "rostra.config.urls"
ROSTRA_WIRING = "rostra.config.wiring.EFFECTS"
AUTH_USER_MODEL = "members.Member"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
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
    "rostra.topics",
    "rostra.live",
    "rostra.ui",
    "rostra.web",
]
MIDDLEWARE = [
    "rostra.config.middleware.one_request",
    "rostra.config.middleware.purging",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rostra.config.middleware.framed",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(map(str, _ROOMS.glob("**/templates"))),
        "OPTIONS": {"environment": "rostra.ui.environment.environment"},
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = str(DATA / "static")
STATICFILES_FINDERS = ["rostra.ui.assets.JoiningFinder"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA / "rostra.sqlite3")}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
