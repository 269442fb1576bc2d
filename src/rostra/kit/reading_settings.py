"""Reading the settings: the command line before the environment before `rostra.toml` before the defaults."""

import difflib
import os
import re
import ssl
import tomllib
from collections.abc import Mapping
from dataclasses import Field, fields
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rostra.kit.configuration import Configuration
from rostra.kit.setting_values import path

PREFIX = "ROSTRA_"
COMMAND_LINE = "command line"
ENVIRONMENT = "environment"
DEFAULT = "default"
# Where the file is, and what our processes tell each other.
_NO_SETTINGS = ("ROSTRA_CONFIG", "ROSTRA_FRONT_SETTINGS", "ROSTRA_SUPERVISOR")
# libpq and redis-py take passwords as parameters too.
_SECRET_QUERY = re.compile(r"([?&][a-z_]*(?:pass|secret|token)[a-z_]*=)[^&#]*", re.IGNORECASE)


class SettingError(Exception):
    """A setting cannot be used; the text names it, its value and what is allowed."""


def declared() -> list[Field[Any]]:
    """Return every setting, in the order of `docs/settings.md`."""
    return [one for one in fields(Configuration) if "read" in one.metadata]


def name_of(setting: Field[Any]) -> str:
    """Return the name of a setting in the environment."""
    return PREFIX + setting.name.upper()


@cache
def configuration() -> Configuration:
    """Return the settings of this process. Raises `SettingError`."""
    return read_configuration(os.environ)


def read_configuration(environ: Mapping[str, str], given: Mapping[str, str] | None = None) -> Configuration:
    """Return the settings as `environ`, `rostra.toml` and the command line (`given`, by field name) say."""
    given = given or {}
    file = _file(environ, given)
    written = _written_in(file) if file else {}
    known: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for one in declared():
        text, sources[one.name] = _text(one, environ, given, written, str(file)) or (_default(one, known), DEFAULT)
        known[one.name] = _value(one, text, sources[one.name])
    if bool(known["tls_certificate"]) != bool(known["tls_key"]):
        raise SettingError("ROSTRA_TLS_CERTIFICATE and ROSTRA_TLS_KEY belong together: set both or none.")
    if known["tls_certificate"]:
        _require_pair(known["tls_certificate"], known["tls_key"])
    return Configuration(**known, sources=sources)


def _require_pair(certificate: Path, key: Path) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=lambda: b"")
    except (ssl.SSLError, OSError, ValueError) as error:
        said = getattr(error, "reason", "") or getattr(error, "strerror", "") or error
        raise SettingError(
            f"ROSTRA_TLS_CERTIFICATE ({certificate}) and ROSTRA_TLS_KEY ({key}) cannot be used: {said}. "
            "Both must be PEM, the key without a password and the one of this certificate."
        ) from None


def _file(environ: Mapping[str, str], given: Mapping[str, str]) -> Path | None:
    named = environ.get(PREFIX + "CONFIG")
    if named and not path(named).is_file():
        raise SettingError(f"ROSTRA_CONFIG is {named!r}, but there is no such file.")
    data = given.get("data") or environ.get(PREFIX + "DATA") or "data"
    file = path(named) if named else path(data) / "rostra.toml"
    return file if file.is_file() else None


def _written_in(file: Path) -> dict[str, Any]:
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{file} cannot be read: {error}.") from None
    names = [one.name for one in declared()]
    for name in written:
        if name not in names:
            near = _nearest(name)
            hint = f" Is {near!r} meant?" if near else ""
            raise SettingError(f"{file} has {name!r}, which is not a setting.{hint}")
    return written


def unknown_variables(environ: Mapping[str, str]) -> list[str]:
    """Return a sentence for each variable that looks like a setting of ours and is none, with the nearest name.

    It is no error: an environment is shared, and others write names into it that begin like ours, as Kubernetes does
    for a service called `rostra`.
    """
    known = {*map(name_of, declared()), *_NO_SETTINGS}
    return [_unknown(name) for name in sorted(environ) if name.startswith(PREFIX) and name not in known]


def _unknown(name: str) -> str:
    near = _nearest(name.removeprefix(PREFIX).lower())
    return f"{name} is not a setting" + (f"; did you mean {PREFIX}{near.upper()}?" if near else ".")


def _nearest(name: str) -> str:
    """Return the setting whose name in small letters is most like this one, or nothing."""
    return next(iter(difflib.get_close_matches(name, [one.name for one in declared()], n=1)), "")


def _text(
    one: Field[Any], environ: Mapping[str, str], given: Mapping[str, str], written: Mapping[str, Any], file: str
) -> tuple[str, str] | None:
    if given.get(one.name):
        return given[one.name], COMMAND_LINE
    if environ.get(name_of(one), "") != "":
        return environ[name_of(one)], ENVIRONMENT
    return (_as_text(written[one.name]), file) if one.name in written else None


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _default(one: Field[Any], known: Mapping[str, Any]) -> str:
    default = one.metadata["default"]
    return str(default(known)) if callable(default) else str(default)


def _value(one: Field[Any], text: str, source: str) -> object:
    try:
        return one.metadata["read"](text)
    except ValueError as error:
        raise SettingError(f"{name_of(one)} is {shown(one, text)!r} (from: {source}), but must be {error}.") from None


def shown(one: Field[Any], text: str) -> str:
    """Return what may be shown of a setting: of a secret, at most the address without its password."""
    if not (one.metadata["secret"] and text):
        return text
    try:
        password = urlsplit(text).password
    except ValueError:
        return "(secret)"
    if "://" not in text:
        return "(secret)"
    bare = _SECRET_QUERY.sub(r"\1…", text)
    return bare.replace(f":{password}@", ":…@") if password else bare
