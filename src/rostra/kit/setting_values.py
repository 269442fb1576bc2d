"""How the text of a setting becomes a value; what is not allowed raises `ValueError` saying what is."""

import email.utils
import ipaddress
import re
import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


@dataclass(frozen=True)
class Address:
    """Where a process listens: a host and a port, or a Unix socket."""

    host: str = ""
    port: int = 0
    socket: Path | None = None

    def __str__(self) -> str:
        if self.socket:
            return f"unix:{self.socket}"
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def path(text: str) -> Path:
    """Return an absolute path."""
    if not text:
        raise ValueError("a path")
    return Path(text).expanduser().resolve()


def optional_path(text: str) -> Path | None:
    """Return an absolute path of a file that exists, or `None` for nothing."""
    if not text:
        return None
    found = path(text)
    if not found.is_file():
        raise ValueError("the path of a file that exists")
    return found


def host_and_port(text: str) -> Address:
    """Return the address in `host:port`; IPv6 in brackets."""
    match = re.fullmatch(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<host>[^\s:/\[\]]+)):(?P<port>\d{1,5})", text)
    if not match or not 0 < int(match["port"]) < 65_536:
        raise ValueError("host:port with a port from 1 to 65535, such as 127.0.0.1:8000 or [::1]:8000")
    return Address(host=match["six"] or match["host"], port=int(match["port"]))


def hosts_and_ports(text: str) -> tuple[Address, ...]:
    """Return the addresses in a list with commas."""
    return tuple(host_and_port(part.strip()) for part in text.split(",") if part.strip())


def socket_or_port(text: str) -> Address:
    """Return the address in `unix:/path` or `host:port`."""
    if text.startswith("unix:/"):
        return Address(socket=Path(text.removeprefix("unix:")))
    try:
        return host_and_port(text)
    except ValueError as error:
        raise ValueError(f"unix:/path/of/a/socket or {error}") from None


def web_address(text: str) -> str:
    """Return an address of the form `https://host` without a path or a slash at its end."""
    parts = urlsplit(text)
    bare = parts.path in {"", "/"} and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare or not _has_sound_port(parts):
        raise ValueError("http://host or https://host, with a port if need be, without a path")
    return f"{parts.scheme}://{parts.netloc.lower()}"


_OF_A_HOST = frozenset({"smtp", "smtps", "redis", "rediss"})  # PostgreSQL may be at a socket, SQLite is a file


def address_with_scheme(*schemes: str) -> Callable[[str], str]:
    """Return a reader of addresses that begin with one of `schemes`; nothing is allowed too."""

    def read(text: str) -> str:
        parts = urlsplit(text)
        if text and parts.scheme not in schemes:
            raise ValueError("an address that begins with " + " or ".join(f"{scheme}://" for scheme in schemes))
        if parts.scheme in _OF_A_HOST and not parts.hostname:
            raise ValueError(f"an address with a host, such as {parts.scheme}://localhost")
        if not _has_sound_port(parts):
            raise ValueError("an address with a port from 1 to 65535, or without one")
        return text

    return read


def _has_sound_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def networks(text: str) -> tuple[Network, ...]:
    """Return the networks in a list with commas."""
    try:
        return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())
    except ValueError:
        raise ValueError("addresses or networks with commas between, such as 10.0.0.0/8, ::1") from None


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers in a range."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return int(text)

    return read


def size_in_bytes(text: str) -> int:
    """Return a number of bytes from a number and perhaps K, M or G (of 1024)."""
    match = re.fullmatch(r"(\d+)\s*([KMG]?)(?:i?B)?", text.strip(), re.IGNORECASE)
    if not match or int(match[1]) == 0:
        raise ValueError("a size above zero, such as 65536, 512K, 64M or 1G")
    return int(match[1]) * _UNITS[match[2].upper()]


def one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    """Return a reader of a word out of a list."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError("one of " + ", ".join(allowed))
        return text

    return read


def yes_or_no(text: str) -> bool:
    """Return a truth value."""
    word = text.lower()
    if word not in {"yes", "no", "true", "false", "1", "0"}:
        raise ValueError("yes or no")
    return word in {"yes", "true", "1"}


def time_zone(text: str) -> str:
    """Return the name of a time zone of the IANA list."""
    if text not in zoneinfo.available_timezones():
        raise ValueError("a name from the IANA list, such as Europe/Berlin or UTC")
    return text


def mail_sender(text: str) -> str:
    """Return the sender of mail: an address, perhaps behind a name."""
    address = email.utils.parseaddr(text)[1]
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        raise ValueError("an e-mail address, such as forum@example.org or Forum <forum@example.org>")
    return text


def contact(text: str) -> str:
    """Return an address at which faults are reported, or nothing."""
    if text and not re.fullmatch(r"(mailto:[^@\s]+@|https://|tel:\+)[^\s]+", text):
        raise ValueError("an address that begins with mailto:, https:// or tel:+")
    return text


def long_secret(text: str) -> str:
    """Return a secret of 32 characters or more; nothing means that one is made."""
    if text and len(text) < 32:
        raise ValueError("at least 32 characters, best random ones")
    return text
