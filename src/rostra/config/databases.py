"""The database and the cache that the configuration names, in Django's words."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from rostra.kit.configuration import Configuration

OTHERWISE = "otherwise"
"""The cache that takes over while Redis does not answer."""
_REDIS_WAIT_S = 0.5


def database(configuration: Configuration) -> dict[str, Any]:
    """Return Django's options for `ROSTRA_DATABASE_URL`."""
    parts = urlsplit(configuration.database_url)
    if parts.scheme == "sqlite":
        return {"ENGINE": "rostra.config.sqlite", "NAME": f"/{unquote(parts.path).lstrip('/')}", "CONN_MAX_AGE": None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "CONN_MAX_AGE": 600,  # seconds; a connection costs more than a page
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "rostra", **dict(parse_qsl(parts.query))},
    }


def caches(configuration: Configuration) -> dict[str, dict[str, Any]]:
    """Return where rate limits are counted: in Redis while there is one, else in the database, for all processes."""
    kept = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rostra_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
    if not configuration.redis_url:
        return {"default": kept}
    quick = {"socket_timeout": _REDIS_WAIT_S, "socket_connect_timeout": _REDIS_WAIT_S}
    fast = {
        "BACKEND": "rostra.config.disposable_cache.DisposableCache",
        "LOCATION": configuration.redis_url,
        "OPTIONS": quick,
    }
    return {"default": fast, OTHERWISE: kept}
