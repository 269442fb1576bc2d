"""Joins style sheets, and scripts, into one file each: concatenation and a careful squeeze, no bundler.

The sources are plain CSS with `@import … layer(…)` and native ES modules that import each other by relative path, so
that editors and type checkers understand them as they stand.
"""

import posixpath
import re
from collections.abc import Callable, Iterable

Read = Callable[[str], str]
"""Gives the text of a static file by its path, as `ui/css/base.css`."""

_IMPORT_CSS = re.compile(r'@import "(?P<path>[^"]+)"(?: layer\((?P<layer>\w+)\))?;\n?')
_URL = re.compile(r'url\("(?!data:|/|https?:|#)(?P<path>[^"]+)"\)')
# Strings stay as they are; comments and runs of white space become one space.
_CSS_TOKEN = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")|(?P<gap>(?:/\*.*?\*/|\s)+)', re.DOTALL)

_IMPORT_JS = re.compile(r'^import \{[^}]*\} from "(?P<path>\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT_JS = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_TOP_NAME = re.compile(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (?P<name>\w+)", re.MULTILINE)
_JS_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL)
_JS_TYPE = re.compile(r"/\*\* @type \{[^*\n]*\} \*/ ?")
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


class JoiningError(Exception):
    """The sources cannot be joined as they are; the text says which and why."""


def join_styles(index: str, additions: Iterable[str], *, target: str, read: Read) -> str:
    """Return one sheet: `index` with its imports in place, then each addition in the layer `pages`."""
    sheet = _with_imports(index, target=target, read=read)
    for path in additions:
        sheet += f"@layer pages {{\n{_with_imports(path, target=target, read=read)}}}\n"
    return squeeze_css(sheet)


def join_scripts(paths: Iterable[str], *, read: Read) -> str:
    """Return one module: each script once, after what it imports. Names at the top level must differ."""
    order: list[str] = []
    for path in paths:
        _visit(path, order, read)
    _require_distinct_names(order, read)
    return squeeze_js("".join(_EXPORT_JS.sub("", _IMPORT_JS.sub("", read(path))) for path in order))


def squeeze_css(sheet: str) -> str:
    """Return the sheet without comments and needless white space."""
    return _CSS_TOKEN.sub(lambda match: match["text"] or " ", sheet).strip()


def squeeze_js(script: str) -> str:
    """Return the script without comment lines, types and indentation; what else stands on a line is left alone."""
    return _INDENT.sub("", _JS_TYPE.sub("", _JS_COMMENT.sub("", script)))


def _with_imports(path: str, *, target: str, read: Read) -> str:
    folder = posixpath.dirname(path)

    def place(match: re.Match[str]) -> str:
        inner = _with_imports(posixpath.join(folder, match["path"]), target=target, read=read)
        return f"@layer {match['layer']} {{\n{inner}}}\n" if match["layer"] else inner

    def move(match: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(folder, match["path"]))
        return f'url("{posixpath.relpath(there, posixpath.dirname(target) or ".")}")'

    text = read(path)
    imports = "".join(place(match) for match in _IMPORT_CSS.finditer(text))
    own = _URL.sub(move, _IMPORT_CSS.sub("", text))
    return own + imports if imports else own


def _visit(path: str, order: list[str], read: Read) -> None:
    if path in order:
        return
    for match in _IMPORT_JS.finditer(read(path)):
        _visit(posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"])), order, read)
    order.append(path)


def _require_distinct_names(paths: list[str], read: Read) -> None:
    owners: dict[str, str] = {}
    for path in paths:
        for match in _TOP_NAME.finditer(read(path)):
            if (first := owners.setdefault(match["name"], path)) != path:
                raise JoiningError(f"{match['name']} stands at the top of both {first} and {path}")
