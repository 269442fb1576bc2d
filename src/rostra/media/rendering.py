"""Runs the limited process and takes over what it made; every way in which it can fail becomes a sentence."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import structlog
from django.conf import settings
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.media.files import keep_rendition, name_of
from rostra.media.kinds import ENOUGH, kind_of

log = structlog.get_logger()

_MEMORY_BYTES = 1_200_000_000  # 40 megapixels as RGBA, twice, and room for an encoder
_CPU_S = 40
_WALL_S = 60
_FILE_BYTES = 40_000_000  # one encoded file; nothing honest comes near


@dataclass(frozen=True)
class KeptFile:
    """One finished file below the media root."""

    path: str
    kind: str
    width: int
    height: int
    byte_count: int
    is_fallback: bool


@dataclass(frozen=True)
class Rendered:
    """A picture that is ready: its size as it is seen, the words its file carried, its files."""

    width: int
    height: int
    is_animated: bool
    alt: str
    credit: str
    caption: str
    files: tuple[KeptFile, ...]


def render_file(source: Path, *, work: Literal["picture", "avatar"] = "picture") -> Rendered:
    """Make renditions of the file at `source`, or raise `Refused`. Slow: never inside a transaction."""
    with source.open("rb") as file:
        kind = require_kind(file.read(ENOUGH))
    with tempfile.TemporaryDirectory(prefix="rostra-picture-") as target:
        answer = _run(source, Path(target), work=work, kind=kind)
        if "code" in answer:
            log.info("picture_refused", code=answer["code"], fault=answer.get("fault", ""))
            raise Refused(answer["code"], _sentence(answer["code"], kind))
        stem = name_of(Path(target) / answer["files"][-1]["name"]) if work == "avatar" else ""
        files = tuple(_kept(Path(target), row, stem and f"{stem}-{row['width']}") for row in answer["files"])
    words = answer["words"]
    return Rendered(
        width=answer["width"],
        height=answer["height"],
        is_animated=answer["is_animated"],
        alt=words["alt"],
        credit=words["credit"],
        caption=words["caption"],
        files=files,
    )


def require_kind(head: bytes) -> str:
    """Return what the first bytes say a file is, or raise `Refused` (`svg`, `not_picture`)."""
    kind = kind_of(head)
    if kind == "SVG":
        raise Refused("svg", _("SVG drawings cannot be sent, since they can carry programs. Save it as PNG or WebP."))
    if not kind:
        raise Refused("not_picture", _("This is not a picture. JPEG, PNG, GIF, WebP and AVIF can be sent."))
    return kind


def _run(source: Path, target: Path, *, work: str, kind: str) -> dict[str, Any]:
    job = {
        "work": work, "source": str(source), "target": str(target), "kind": kind,
        "most_pixels": settings.ROSTRA_UPLOAD_PIXELS, "memory_bytes": _MEMORY_BYTES, "cpu_s": _CPU_S,
        "file_bytes": _FILE_BYTES,
    }  # fmt: skip
    command = [sys.executable, "-I", "-m", "rostra.media.workbench", json.dumps(job)]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_WALL_S, stdin=subprocess.DEVNULL)  # noqa: S603 - our own module; the job holds only paths we chose
    except subprocess.TimeoutExpired:
        return {"code": "too_hard"}
    if done.returncode:
        return {"code": "too_hard", "fault": f"exit {done.returncode}: {done.stderr[-200:]!r}"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _kept(folder: Path, row: Mapping[str, Any], stem: str) -> KeptFile:
    made = folder / row["name"]
    count = made.stat().st_size
    return KeptFile(
        path=keep_rendition(made, stem=stem),
        kind=row["kind"],
        width=row["width"],
        height=row["height"],
        byte_count=count,
        is_fallback=row["is_fallback"],
    )


def _sentence(code: str, kind: str) -> str:
    if code == "too_many_pixels":
        most = settings.ROSTRA_UPLOAD_PIXELS // 1_000_000
        return _("This picture has more than %(most)d megapixels. Make it smaller and send it again.") % {"most": most}
    if code == "animation_too_long":
        return _("This animation has too many pictures. Cut it and send it again.")
    if code == "too_hard":
        return _("This picture takes too long to read. Save it anew in a picture program and send it again.")
    return _("This file says it is a %(kind)s picture, but it cannot be read as one.") % {"kind": kind}
