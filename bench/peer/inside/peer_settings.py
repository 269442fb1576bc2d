"""How the peer is set up: its own project's settings, and over them what its own container image sets for production.

It is read by the peer in the peer's environment; what differs from one run to the next comes as environment variables.
"""

import os

from devproject.settings import *  # noqa: F403 - the peer's way to make a project
from devproject.settings import DATABASES, MIDDLEWARE

_ROOT = os.environ["PEER_ROOT"]
_REDIS = os.environ["PEER_REDIS"]

DEBUG = False
SECRET_KEY = os.environ["PEER_SECRET"]
ALLOWED_HOSTS = ["127.0.0.1"]
# A connection is kept from one request to the next; the image opens one for each, which is slower.
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": f"{_REDIS}/1"}}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
CELERY_BROKER_URL = f"{_REDIS}/0"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
STATIC_ROOT = f"{_ROOT}/static"
MEDIA_ROOT = f"{_ROOT}/media"
MISAGO_USER_DATA_DOWNLOADS_WORKING_DIR = f"{_ROOT}/downloads"
MISAGO_AVATARS_SIZES = [400, 200, 150, 128, 100, 64, 50, 40, 32, 20]  # The development project has fewer.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("debug_toolbar")]
SILENCED_SYSTEM_CHECKS = ["debug_toolbar.W001"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"screen": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {"django": {"handlers": ["screen"], "propagate": False}},
}
