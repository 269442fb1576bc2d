"""The settings of this installation: typed, read once from the environment and `rostra.toml`, checked at start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from tempfile import gettempdir
from typing import Any, TypeAlias, TypeVar, cast
from urllib.parse import urlsplit

from rostra.kit import setting_values as values
from rostra.kit.secret_key import secret_key_in
from rostra.kit.setting_values import Address, Network

T = TypeVar("T")
Default: TypeAlias = str | Callable[[Mapping[str, Any]], str]

# Linux allows 107 bytes for the path of a socket; ours add at most 13 to the folder.
_LONGEST_RUN_FOLDER = 90

LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""The languages of the interface, by code, in their own words."""


def setting(read: Callable[[str], T], default: Default, about: str, *, secret: bool = False) -> T:
    """Declare a setting: how its text is read, what holds when nobody sets it, and what it is for.

    The name of the field in capitals behind `ROSTRA_` is its name in the environment.
    """
    return cast("T", field(metadata={"read": read, "default": default, "about": about, "secret": secret}))


def _default_base_url(known: Mapping[str, Any]) -> str:
    bind: Address = known["bind"]
    host = "localhost" if bind.host in {"0.0.0.0", "::"} else bind.host  # noqa: S104 - compared, not bound
    scheme, usual = ("https", 443) if known["tls_certificate"] else ("http", 80)
    return f"{scheme}://{host}" if bind.port == usual else f"{scheme}://{Address(host, bind.port)}"


def _default_database(known: Mapping[str, Any]) -> str:
    return f"sqlite:///{known['data']}/rostra.sqlite3"


def _default_site_address(known: Mapping[str, Any]) -> str:
    return f"unix:{run_folder_of(known['data'])}/site.sock"


def _default_mail_from(known: Mapping[str, Any]) -> str:
    return f"rostra@{urlsplit(known['base_url']).hostname}"


def run_folder_of(data: Path) -> Path:
    """Return the folder of sockets and locks: `run` in the data directory, or below `/tmp` when that path is long."""
    folder = data / "run"
    if len(str(folder).encode()) <= _LONGEST_RUN_FOLDER:
        return folder
    return Path(gettempdir()) / f"rostra-{blake2b(str(data).encode(), digest_size=8).hexdigest()}"


@dataclass(frozen=True)
class Configuration:
    """All settings, each with a value. Text, defaults and rules are listed for people in `docs/settings.md`."""

    data: Path = setting(values.path, "data", "The folder of everything that must be kept.")
    bind: Address = setting(values.host_and_port, "127.0.0.1:8000", "Where browsers or a proxy connect.")
    tls_certificate: Path | None = setting(
        values.optional_path, "", "Certificate chain (PEM): turns on TLS and HTTP/2."
    )
    tls_key: Path | None = setting(values.optional_path, "", "Private key of the certificate (PEM, PKCS#8).")
    base_url: str = setting(values.web_address, _default_base_url, "The address people see; links and mail carry it.")
    trusted_proxies: tuple[Network, ...] = setting(
        values.networks, "", "Proxies whose X-Forwarded-For, -Proto and -Host are believed."
    )
    database_url: str = setting(
        values.address_with_scheme("sqlite", "postgres", "postgresql"),
        _default_database,
        "The database: a SQLite file or a PostgreSQL server.",
        secret=True,
    )
    redis_url: str = setting(
        values.address_with_scheme("redis", "rediss", "unix"),
        "",
        "Redis or Valkey, for several machines; without it one machine needs none.",
        secret=True,
    )
    site_address: Address = setting(
        values.socket_or_port, _default_site_address, "Where `site` listens and `front` finds it."
    )
    sites: tuple[Address, ...] = setting(
        values.hosts_and_ports, "", "All sites that `front` may ask, instead of that one: host:port, host:port …"
    )
    workers: int = setting(values.whole(1, 64), "2", "Processes that make pages.")
    secret_key: str = setting(
        values.long_secret, "", "Signs sessions and links; made once in the data directory when not set.", secret=True
    )
    smtp_url: str = setting(
        values.address_with_scheme("smtp", "smtps"),
        "",
        "The mail server, smtp://user:password@host:587 (STARTTLS) or smtps://…; without it mail is printed.",
        secret=True,
    )
    mail_from: str = setting(values.mail_sender, _default_mail_from, "The sender of mail.")
    security_contact: str = setting(
        values.contact, "", "Where faults are reported, mailto:… or https://…; stands in /.well-known/security.txt."
    )
    language: str = setting(
        values.one_of(list(LANGUAGES)), "en", "Language of a new site, until its set-up names another."
    )
    time_zone: str = setting(values.time_zone, "UTC", "Time zone of a new site, until its set-up names another.")
    log_format: str = setting(
        values.one_of(["auto", "text", "json"]), "auto", "Form of the log; `auto` is text on a terminal, else JSON."
    )
    log_level: str = setting(values.one_of(["debug", "info", "warning", "error"]), "info", "The least that is logged.")
    cache_bytes: int = setting(values.size_in_bytes, "64M", "Memory for pages kept for guests, in each `front`.")
    body_bytes: int = setting(values.size_in_bytes, "1M", "The largest request that is not an upload.")
    upload_bytes: int = setting(values.size_in_bytes, "10M", "The largest file a member may upload.")
    streams: int = setting(values.whole(1, 200_000), "20000", "Live streams that one `front` holds at most.")
    development: bool = setting(
        values.yes_or_no, "no", "Makes mistakes loud: a query while a page renders is an error, not a log line."
    )
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each value came from, by field name."""

    @cached_property
    def run_folder(self) -> Path:
        """The folder of sockets and locks, made if need be and open to this user only."""
        folder = run_folder_of(self.data)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    @property
    def site_addresses(self) -> tuple[Address, ...]:
        """Where each process that makes pages listens: at a socket of its own, or all at one port.

        At a port the kernel spreads connections over them; at a socket one of them would get them all.
        """
        first = self.site_address.socket
        if not first:
            return (self.site_address,)
        more = (first.with_stem(f"{first.stem}-{number}") for number in range(2, self.workers + 1))
        return (self.site_address, *(Address(socket=path) for path in more))

    @property
    def media_folder(self) -> Path:
        """The folder of pictures as they are shown; front serves it."""
        return self.data / "media"

    @property
    def upload_folder(self) -> Path:
        """The folder of uploads as they came, until they are re-encoded; never served."""
        return self.data / "uploads"

    @property
    def static_folder(self) -> Path:
        """The folder of collected static files; it can be made anew at any time."""
        return self.data / "cache" / "static"

    @cached_property
    def template_folder(self) -> Path:
        """The folder of compiled templates; it can be made anew at any time."""
        folder = self.data / "cache" / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def is_secure(self) -> bool:
        """Whether people reach the site by https."""
        return self.base_url.startswith("https:")

    @cached_property
    def secret(self) -> str:
        """The secret key: the setting, or what the data directory keeps, made the first time."""
        return self.secret_key or secret_key_in(self.data)
