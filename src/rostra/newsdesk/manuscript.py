"""A story as a file: YAML front matter and Markdown. Read whole and checked whole, before anything is written."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.newsdesk.front_matter import Fields, FrontLoader
from rostra.newsdesk.models import SourceRecord
from rostra.newsdesk.wording import Source

_MOST_BYTES = 300_000  # 32,000 characters of any script, and the front matter
_MOST_FRONT = 30_000  # characters
_MOST_IMAGES = 50
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?(.*)\Z", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r'(!\[(?:\\.|[^\]\\])*\]\()\s*(?:<([^<>\n]+)>|([^()\s"]+))(\s+"[^"\n]*")?\s*\)')
_KNOWN = (
    "title", "deck", "section", "byline", "source", "badge", "images", "publish_at", "key", "correction",
)  # fmt: skip
_KNOWN_SOURCE = ("publisher", "title", "url", "author", "date", "relation")
_KNOWN_IMAGE = ("file", "alt", "credit", "caption")


@dataclass(frozen=True)
class Image:
    """A picture beside the manuscript. `name` is what the text calls it."""

    name: str
    path: Path
    alt: str
    credit: str
    caption: str


@dataclass(frozen=True)
class Manuscript:
    """A story that can be published as far as the file alone tells. `digest` changes with any of its content.

    `publish_at` has no zone when the file names none: it is then the site's.
    """

    title: str
    deck: str
    section: str
    byline: str
    source: Source
    badge: Path | None
    images: tuple[Image, ...]
    publish_at: dt.datetime | None
    key: str
    correction: str
    body: str
    digest: str = ""


def read_manuscript(path: Path) -> Manuscript:
    """Read a story from a file, or raise `Refused("manuscript", …)` with all that is wrong with it."""
    front, body = _parts(path)
    fields = Fields(front)
    fields.only(_KNOWN)
    read = Manuscript(
        title=fields.text("title", most=200),
        deck=fields.text("deck", most=400),
        section=fields.text("section", most=60),
        byline=fields.text("byline", most=120, required=False),
        source=_source(fields),
        badge=fields.file("badge", path.parent, required=False),
        images=tuple(_images(fields, path.parent)),
        publish_at=fields.moment("publish_at"),
        key=fields.text("key", most=100, required=False),
        correction=fields.text("correction", most=600, required=False),
        body=body.replace("\r\n", "\n").strip(),
    )
    if not read.body:
        fields.wrong(_("There is no text below the front matter."))
    for name in unlisted(read.body, read.images):
        fields.wrong(_("The text shows “%(name)s”, which is not listed under “images”.") % {"name": name})
    if fields.problems:
        raise Refused("manuscript", " ".join([f"{path.name}:", *fields.problems]))
    return replace(read, digest=_digest(front, read))


def _parts(path: Path) -> tuple[dict[str, Any], str]:
    text = _text_of(path)
    match = _FRONT.match(text)
    if not match:
        raise Refused(
            "manuscript",
            _("%(file)s: The file begins with front matter between two lines “---”.") % {"file": path.name},
        )
    if len(match[1]) > _MOST_FRONT:
        raise Refused("manuscript", _("%(file)s: The front matter is too long.") % {"file": path.name})
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(match[1], Loader=yaml.SafeLoader)):
            raise Refused("manuscript", _("%(file)s: The front matter cannot refer to itself.") % {"file": path.name})
        front = yaml.load(match[1], Loader=FrontLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        sentence = _("%(file)s: The front matter is not YAML: %(fault)s")
        raise Refused("manuscript", sentence % {"file": path.name, "fault": " ".join(str(error).split())}) from None
    if not isinstance(front, dict):
        raise Refused("manuscript", _("%(file)s: The front matter has no fields.") % {"file": path.name})
    return front, match[2]


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Refused("manuscript", _("%(file)s: The file is too large for a story.") % {"file": path.name})
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused("manuscript", _("%(file)s: The file is not UTF-8 text.") % {"file": path.name}) from None
    except OSError as error:
        sentence = _("%(file)s cannot be read: %(fault)s.")
        raise Refused("manuscript", sentence % {"file": path, "fault": error.strerror or error}) from None


def _source(fields: Fields) -> Source:
    inner = fields.inner("source")
    if inner is None:
        return Source()
    inner.only(_KNOWN_SOURCE)
    relation = inner.text("relation", most=20, required=False).replace(" ", "_") or SourceRecord.Relation.BASED_ON
    if relation not in SourceRecord.Relation.values:
        inner.wrong(_("“source.relation” is one of: %(list)s.") % {"list": ", ".join(SourceRecord.Relation.values)})
    return Source(
        publisher=inner.text("publisher", most=120),
        title=inner.text("title", most=300),
        url=inner.web_address("url", most=1000),
        author=inner.text("author", most=200, required=False),
        published_on=inner.day("date"),
        relation=relation,
    )


def _images(fields: Fields, folder: Path) -> Iterator[Image]:
    for inner in fields.each("images", most=_MOST_IMAGES):
        inner.only(_KNOWN_IMAGE)
        path = inner.file("file", folder)
        yield Image(
            name=inner.text("file", most=300, repeats=True),
            path=path or folder,
            alt=inner.text("alt", most=500),
            credit=inner.text("credit", most=200),
            caption=inner.text("caption", most=500, required=False),
        )


def _digest(front: Mapping[str, Any], read: Manuscript) -> str:
    """Return a hash of everything the story is made of, the pictures' bytes included."""
    digest = hashlib.sha256(json.dumps([front, read.body], sort_keys=True, default=str).encode())
    for path in (*(image.path for image in read.images), read.badge):
        if path is not None:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _plain_name(name: str) -> str:
    return name.removeprefix("./").replace("%20", " ")


def _is_elsewhere(name: str) -> bool:
    return name.startswith(("http://", "https://", "upload:", "/", "data:"))


def unlisted(body: str, images: tuple[Image, ...]) -> list[str]:
    """Return the files that the text shows and `images` does not list."""
    listed = {_plain_name(image.name) for image in images}
    shown = (match[2] or match[3] for match in _PICTURE.finditer(body))
    return [name for name in dict.fromkeys(shown) if _plain_name(name) not in listed and not _is_elsewhere(name)]


def shown_in(body: str) -> set[str]:
    """Return the names of the files that the text shows."""
    return {_plain_name(match[2] or match[3]) for match in _PICTURE.finditer(body)}


def with_tokens(body: str, tokens: Mapping[str, str]) -> str:
    """Return the text with each picture named by its upload's token instead of its file; `tokens` is by file name."""
    by_name = {_plain_name(name): token for name, token in tokens.items()}

    def place(match: re.Match[str]) -> str:
        token = by_name.get(_plain_name(match[2] or match[3]))
        return f"{match[1]}upload:{token}{match[4] or ''})" if token else match[0]

    return _PICTURE.sub(place, body)
