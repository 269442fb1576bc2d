"""Whether the rows of pictures and the files on disk agree. For the doctor: it reads every file."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from rostra.media.files import media_path, name_of, original_path
from rostra.media.models import Rendition, Upload
from rostra.media.squares import named_squares, squares_in_use


@dataclass(frozen=True)
class FileFaults:
    """Files that rows name and that are not there, files with other bytes than then, and how many no row names."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unnamed: int


def file_faults() -> FileFaults:
    """Compare all rows with all files."""
    rows = [*_renditions(), *_originals()]
    missing = [path for path, _is_right in rows if not path.is_file()]
    missing += [path for path in named_squares() if not path.is_file()]
    changed = [path for path, is_right in rows if path.is_file() and not is_right]
    named = {path for path, _is_right in rows} | squares_in_use()
    return FileFaults(_names(missing), _names(changed), _unnamed(named))


def _renditions() -> Iterator[tuple[Path, bool]]:
    for path, count in Rendition.objects.values_list("path", "byte_count").iterator():
        file = media_path(path)
        yield file, file.is_file() and file.stat().st_size == count and name_of(file) == file.stem


def _originals() -> Iterator[tuple[Path, bool]]:
    for path, content_hash in Upload.objects.exclude(original="").values_list("original", "content_hash").iterator():
        file = original_path(path)
        yield file, file.is_file() and _sha256(file) == content_hash


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _unnamed(named: set[Path]) -> int:
    found = (path for path in (Path(settings.MEDIA_ROOT) / "f").glob("*/*") if path.is_file())
    return sum(path not in named for path in found)


def _names(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(sorted(str(path) for path in paths))
