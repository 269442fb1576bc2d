"""What the site says of itself with every answer: the language and the name that front's own pages carry."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import structlog

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Naming:
    """Language and name of the site; a site that was never heard of has no language."""

    name: str = "Rostra"
    language: str = ""


class Named:
    """The newest of it, kept in a file, so that a front that starts while the site is down knows it too."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._told = ""
        self.now = Naming()
        if file is not None and file.is_file():
            self._understand(file.read_text(encoding="ascii", errors="replace"))

    def hear(self, told: str | None) -> None:
        """Note what came with an answer, as `front_headers.SITE` says it; nearly always it is what is known."""
        if not told or told == self._told:
            return
        self._understand(told)
        if self._file is not None:
            try:
                self._keep(self._file, told)
            except OSError:
                log.exception("site_name_not_kept")

    def _understand(self, told: str) -> None:
        language, _, name = told.partition(" ")
        self._told, self.now = told, Naming(name=unquote(name), language=language)

    def _keep(self, file: Path, told: str) -> None:
        beside = file.with_suffix(".new")
        beside.write_text(told, encoding="ascii", errors="replace")
        beside.replace(file)
