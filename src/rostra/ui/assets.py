"""Where static files come from: each room's own, with styles and scripts joined into a few files.

A room's `static/<room>/<room>.css` and `static/<room>/<room>.js` need no registration: they are joined by being there.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage, Storage

from rostra.ui.joining import join_scripts, join_styles

STYLES = "ui/rostra.css"
SCRIPT = "ui/rostra.js"
"""Loaded on every page."""
WRITING = "ui/writing.js"
"""Loaded where there is something to write in."""
EMOJI = "ui/emoji.json"
"""Short codes for completion, loaded when one is begun."""

_SOURCE = re.compile(r"ui/(css|js)/.+|(?!ui/)(?P<room>[\w-]+)/(?P=room)\.(css|js)")
_JOINED = {STYLES, SCRIPT, WRITING, EMOJI}


class HashedStorage(ManifestStaticFilesStorage):
    """Names carry a hash of the content."""


class JoiningFinder(AppDirectoriesFinder):
    """Finds each app's static files, and in place of our style and script sources what they are joined into."""

    def find(self, path: str, find_all: bool = False, **older: bool) -> Any:  # noqa: ANN401 - Django's signature
        """Return where the file stands, joining it first if it is a joined one."""
        if path not in _JOINED:
            return super().find(path, **{"find_all": find_all, **older})  # type: ignore[call-overload]
        self.write_joined()
        found = str(self.folder / path)
        return [found] if find_all or older.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield what is to be collected."""
        self.write_joined()
        for path in sorted(_JOINED):
            yield path, FileSystemStorage(location=str(self.folder))
        for path, storage in super().list(list(ignore_patterns or ())):
            if not _SOURCE.fullmatch(path):
                yield path, storage

    def write_joined(self) -> None:
        """Join the sources as they are now; a file that would be the same is not touched."""
        for path, text in self._joined():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists() or target.read_text(encoding="utf-8") != text:
                fresh = target.with_name(f"{target.name}.{uuid4().hex}")
                fresh.write_text(text, encoding="utf-8")
                fresh.replace(target)  # Whole at any moment: another thread or process may be reading it.

    @property
    def folder(self) -> Path:
        """The folder of joined files, beside the collected ones."""
        return Path(f"{settings.STATIC_ROOT}-joined")

    def _joined(self) -> Iterator[tuple[str, str]]:
        yield STYLES, join_styles("ui/css/index.css", self._of_rooms("css"), target=STYLES, read=self._read)
        yield SCRIPT, join_scripts(["ui/js/index.js", *self._of_rooms("js")], read=self._read)
        yield WRITING, join_scripts(["ui/js/writing/index.js"], read=self._read)
        yield EMOJI, _emoji()

    def _of_rooms(self, kind: str) -> tuple[str, ...]:
        rooms = (app.label for app in apps.get_app_configs() if app.name.startswith("rostra.") and app.label != "ui")
        return tuple(path for room in rooms if self._source(path := f"{room}/{room}.{kind}"))

    def _read(self, path: str) -> str:
        source = self._source(path)
        if source is None:
            raise FileNotFoundError(path)
        return source.read_text(encoding="utf-8")

    def _source(self, path: str) -> Path | None:
        found = super().find(path)
        return Path(found) if isinstance(found, str) else None


def _emoji() -> str:
    """Return the codes that the text pipeline knows, from the list kept beside it; no code of that room is used."""
    stored = json.loads((files("rostra") / "markup" / "emoji.json").read_text(encoding="utf-8"))
    return json.dumps(stored["codes"], ensure_ascii=False, separators=(",", ":"))
