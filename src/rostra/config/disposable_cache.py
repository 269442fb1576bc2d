"""Redis as a cache that may go away: what it counted is counted in the database until it is back."""

import time
from typing import Any

import structlog
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from rostra.config.databases import OTHERWISE

_REST_S = 5.0  # how long a server that did not answer is left alone, so that not every request waits for it
log = structlog.get_logger()


class DisposableCache(BaseCache):
    """Asks Redis, and the other cache while Redis does not answer: limits on attempts hold without it."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._redis = RedisCache(location, params)
        self._resting_until = 0.0

    def _ask(self, what: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever is cached
        if time.monotonic() >= self._resting_until:
            try:
                return getattr(self._redis, what)(*given, **named)
            except RedisError as error:
                self._resting_until = time.monotonic() + _REST_S
                log.warning("redis_lost", error=type(error).__name__)
        return getattr(caches[OTHERWISE], what)(*given, **named)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401 - as above
        """Return what is kept, or `default`."""
        return self._ask("get", key, default, version=version)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:  # noqa: ANN401 - Django's own signature
        """Keep a value."""
        self._ask("set", key, value, timeout=timeout, version=version)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401 - Django's own signature
        """Keep a value unless there is one; say whether it was kept."""
        return bool(self._ask("add", key, value, timeout=timeout, version=version))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:  # noqa: ANN401 - Django's own signature
        """Keep a value for longer; say whether there is one."""
        return bool(self._ask("touch", key, timeout=timeout, version=version))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value; say whether there was one."""
        return bool(self._ask("delete", key, version=version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a number. Raises `ValueError` when there is none."""
        return int(self._ask("incr", key, delta, version=version))

    def clear(self) -> None:
        """Forget everything."""
        self._ask("clear")
