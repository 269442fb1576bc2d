"""The small square files that stand for members and sections: which there are, and which of them are in use."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from rostra.kit.square_names import is_square
from rostra.media.files import media_path
from rostra.media.pictures import AVATAR_WIDTHS
from rostra.members.models import Member
from rostra.sections.models import Section


def named_squares() -> Iterator[Path]:
    """Yield the file that each member's and section's row names."""
    yield from map(media_path, Member.objects.exclude(avatar="").values_list("avatar", flat=True).iterator())
    yield from map(media_path, Section.objects.exclude(badge="").values_list("badge", flat=True).iterator())


def squares_in_use() -> set[Path]:
    """Return the files that rows name, in all sizes: they lie side by side and go together."""
    return {size for path in named_squares() for size in _sizes(path)}


def all_squares() -> Iterator[Path]:
    """Yield every square there is, whether anything names it or not."""
    return (path for path in (Path(settings.MEDIA_ROOT) / "f").glob("*/[!.]*-*.webp") if is_square(path.name))


def _sizes(path: Path) -> set[Path]:
    stem = path.stem.rpartition("-")[0]
    return {path, *(path.with_name(f"{stem}-{width}{path.suffix}") for width in AVATAR_WIDTHS)}
