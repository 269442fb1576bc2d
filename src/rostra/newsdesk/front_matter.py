"""Fields of front matter, read with their rules; all that is wrong is collected, so that a person learns it at once."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from rostra.kit.lines import one_line

_FIRST_LINE = 2  # of the front matter in its file, where "---" stands on the first


class Impossible(str):
    """What looks like a day or a time of the calendar and is none; `line` is where it stands in the file."""

    __slots__ = ("line",)
    line: int


class FrontLoader(yaml.SafeLoader):
    """Reads front matter; a day that no calendar has is left to the field's own rule, which can name field and line."""

    def day_or_words(self, node: yaml.ScalarNode) -> dt.date | str:
        """Return a day, a moment, or what stands there."""
        try:
            found: dt.date = self.construct_yaml_timestamp(node)
        except ValueError:
            impossible = Impossible(node.value)
            impossible.line = node.start_mark.line + _FIRST_LINE
            return impossible
        return found


FrontLoader.add_constructor("tag:yaml.org,2002:timestamp", FrontLoader.day_or_words)


class Fields:
    """The fields of one mapping; `place` is what stands before a name in sentences, as `source.`."""

    def __init__(self, values: Mapping[str, Any], place: str = "", problems: list[str] | None = None) -> None:
        self._values = values
        self._place = place
        self.problems: list[str] = [] if problems is None else problems

    def wrong(self, sentence: str) -> None:
        """Add what is wrong."""
        self.problems.append(sentence)

    def only(self, names: Iterable[str]) -> None:
        """Refuse fields of other names: most are misspelt, and would be lost without a word."""
        for name in self._values:
            if name not in tuple(names):
                self.wrong(_("There is no field “%(name)s”.") % {"name": f"{self._place}{name}"})

    def _missing(self, name: str) -> None:
        self.wrong(_("The field “%(name)s” is missing.") % {"name": f"{self._place}{name}"})

    def _misfit(self, name: str, kind: str) -> None:
        told = {"name": f"{self._place}{name}", "kind": kind}
        value = self._values.get(name)
        if isinstance(value, Impossible):
            sentence = _("The field “%(name)s” must be %(kind)s; “%(value)s” in line %(line)d is none.")
            self.wrong(sentence % {**told, "value": value, "line": value.line})
        else:
            self.wrong(_("The field “%(name)s” must be %(kind)s.") % told)

    def text(self, name: str, *, most: int, required: bool = True, repeats: bool = False) -> str:
        """Return a line of text. `repeats` says that its absence was told before."""
        value = self._values.get(name)
        if value is None or value == "":
            if required and not repeats:
                self._missing(name)
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float | dt.date):
            self._misfit(name, _("text"))
            return ""
        line = one_line(str(value))
        if not line and required:
            self._missing(name)
        if len(line) > most:
            self._misfit(name, _("at most %(most)d characters long") % {"most": most})
        return line

    def web_address(self, name: str, *, most: int) -> str:
        """Return an address of the web."""
        address = self.text(name, most=most)
        parts = urlsplit(address)
        if address and (parts.scheme not in {"http", "https"} or not parts.netloc):
            self._misfit(name, _("an address that begins with https:// or http://"))
        return address

    def day(self, name: str) -> dt.date | None:
        """Return a required day."""
        value = self._values.get(name)
        if value is None or value == "":
            self._missing(name)
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        found = value if isinstance(value, dt.date) else _parsed(parse_date, value)
        if found is None:
            self._misfit(name, _("a day such as 2026-11-23"))
        return found

    def moment(self, name: str) -> dt.datetime | None:
        """Return an optional day and time, with a zone if it names one."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        found = value if isinstance(value, dt.datetime) else _parsed(parse_datetime, value)
        if found is None:
            self._misfit(name, _("a day and time such as 2026-11-25T06:30"))
        return found

    def file(self, name: str, folder: Path, *, required: bool = True) -> Path | None:
        """Return an existing file, named from `folder`."""
        line = self.text(name, most=300, required=required)
        if not line:
            return None
        path = folder / line
        if not path.is_file():
            self.wrong(
                _("The file “%(file)s” of the field “%(name)s” is missing.")
                % {"file": line, "name": f"{self._place}{name}"}
            )
            return None
        return path

    def inner(self, name: str) -> "Fields | None":
        """Return the fields of a required field that has fields of its own."""
        value = self._values.get(name)
        if value is None:
            self._missing(name)
            return None
        if not isinstance(value, dict):
            self._misfit(name, _("a list of fields"))
            return None
        return Fields(value, f"{self._place}{name}.", self.problems)

    def each(self, name: str, *, most: int) -> "Iterator[Fields]":
        """Yield the fields of each entry of an optional list."""
        value = self._values.get(name)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._misfit(name, _("a list of entries with the fields file, alt, credit and caption"))
            return
        if len(value) > most:
            self._misfit(name, _("a list of at most %(most)d entries") % {"most": most})
            return
        for number, entry in enumerate(value, start=1):
            yield Fields(entry, f"{self._place}{name}[{number}].", self.problems)


def _parsed(parse: Any, value: object) -> Any:  # noqa: ANN401 - a day or a moment, as the parser gives it
    try:
        return parse(value) if isinstance(value, str) else None
    except ValueError:
        return None
