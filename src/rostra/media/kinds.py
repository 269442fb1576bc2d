"""What a file is, by its first bytes. Names and declared types are never asked."""

# AVIF stands in the box format of ISO 14496-12: a size, "ftyp", then the brands.
_BRANDS = (b"avif", b"avis")

ENOUGH = 64
"""So many bytes from the beginning are needed."""


def kind_of(head: bytes) -> str:
    """Return `JPEG`, `PNG`, `GIF`, `WEBP`, `AVIF`, `SVG`, or an empty string for anything else."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and any(brand in head[8:ENOUGH] for brand in _BRANDS):
        return "AVIF"
    return "SVG" if _is_markup(head) else ""


def _is_markup(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return text.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--"))
