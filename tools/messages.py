"""The interface's texts: gathered from the sources, merged into the catalogue of each language, compiled."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "rostra"
LOCALES = SOURCE / "config" / "locale"
LANGUAGES = ("de",)

# What the invented town says is not the interface's.
_METHODS = [
    ("**/tests/**", "ignore"),
    ("demo/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
    ("**/templates/**.txt", "jinja2"),
]
# As in `ui/environment.py`; a template that cannot be read is an error.
_JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "plural_forms": (1, 2),
}


def gathered() -> Catalog:
    """Return every text of the sources, without translations."""
    found = Catalog(charset="utf-8")
    options = {pattern: _JINJA for pattern, method in _METHODS if method == "jinja2"}
    for file, _line, message, comments, context in extract_from_dir(
        SOURCE, _METHODS, options, keywords=_KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language as it is kept."""
    with _file(language, "po").open("rb") as opened:
        return read_po(opened, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """Return what a running site reads of a catalogue."""
    made = BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def kept(language: str) -> bytes:
    """Return the compiled catalogue of a language as it is kept."""
    return _file(language, "mo").read_bytes()


def merged(language: str) -> Catalog:
    """Return the catalogue of a language with all texts of the sources: new ones untranslated, old ones gone."""
    now = catalogue(language)
    made_at = now.creation_date
    now.update(gathered(), no_fuzzy_matching=True)
    now.creation_date = made_at  # so that a run without news changes nothing
    now.obsolete.clear()
    return now


def untranslated(catalog: Catalog) -> Iterator[str]:
    """Yield the texts of a catalogue that lack a translation or a plural form of one."""
    for message in catalog:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            yield str(message.id)


def _file(language: str, ending: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"django.{ending}"


def _write(language: str) -> None:
    now = merged(language)
    with _file(language, "po").open("wb") as opened:
        write_po(opened, now, width=116, sort_output=True, include_lineno=False, omit_header=False)
    _file(language, "mo").write_bytes(compiled(now))
    for text in untranslated(now):
        sys.stdout.write(f"{language}: not translated: {text}\n")


if __name__ == "__main__":
    for name in LANGUAGES:
        _write(name)
