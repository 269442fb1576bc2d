"""What fronts tell each other through Redis, without waiting: it may be lost."""

import json
from typing import Any

import redis
import redis.asyncio
import structlog

from rostra.kit.bus import channel_in

_PATIENCE_S = 1.0
log = structlog.get_logger()


class RedisVoice:
    """A front's own way to the other fronts; make it inside the running loop."""

    def __init__(self, url: str) -> None:
        self._channel = channel_in(url)
        self._client = redis.asyncio.Redis.from_url(
            url, socket_timeout=_PATIENCE_S, socket_connect_timeout=_PATIENCE_S, retry=None
        )

    async def say(self, message: dict[str, Any]) -> None:
        """Send a message to every front, this one too. Never raises."""
        try:
            await self._client.publish(self._channel, json.dumps(message, separators=(",", ":")))
        except (redis.RedisError, OSError) as error:
            log.info("front_not_heard", error=type(error).__name__)

    async def close(self) -> None:
        """Hang up."""
        await self._client.aclose()
