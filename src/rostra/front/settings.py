"""What front is told at its start."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

VARIABLE = "ROSTRA_FRONT_SETTINGS"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSettings:
    """Paths, limits (bytes, seconds) and peers of a front process.

    `sites` are the addresses of all processes that make pages, each the path of a socket or `host:port`.
    `base_url` is the address people see: kept pages are made for it, whatever host a request names.
    `presence_key` is what several fronts have in common to tell one guest from another, at most 64 characters.
    `naming_file` is where the name and language of the site are kept from one start to the next.
    `site_moment_s` is how long a form is held while no site takes connections: until then one is started again.
    `trusted_proxies` are addresses or networks whose `X-Forwarded-*` headers are believed.
    """

    sites: tuple[str, ...]
    bus_socket: str = ""
    redis_url: str = ""
    presence_key: str = ""
    static_dir: str = ""
    media_dir: str = ""
    base_url: str = ""
    naming_file: str = ""
    cache_bytes: int = 64 * 1024 * 1024
    max_body_bytes: int = 12 * 1024 * 1024
    max_streams: int = 20_000
    site_timeout_s: float = 30.0
    site_moment_s: float = 5.0
    client_timeout_s: float = 30.0
    trusted_proxies: tuple[str, ...] = ()


def read_settings(environment: Mapping[str, str]) -> FrontSettings:
    """Return the settings that the supervisor wrote as JSON; raises `KeyError` or `TypeError` when they are amiss."""
    told: dict[str, Any] = json.loads(environment[VARIABLE])
    known = {field.name for field in fields(FrontSettings)}
    kept = {name: value for name, value in told.items() if name in known}
    kept |= {name: tuple(kept.get(name, ())) for name in ("sites", "trusted_proxies")}
    return FrontSettings(**kept)
