"""Addresses that a visitor may be sent on to."""

from urllib.parse import urlsplit

from django.utils.http import url_has_allowed_host_and_scheme


def is_local(url: str | None) -> bool:
    """Say whether `url` is a path of this site and nothing that a browser could take for another host."""
    if not url or not url.startswith("/") or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.netloc and not parts.scheme and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def local_or(url: str | None, fallback: str) -> str:
    """Return `url` if it is a path of this site, else `fallback`."""
    return url if url and is_local(url) else fallback
