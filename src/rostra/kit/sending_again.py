"""Forms that may be sent again just as they were: those that carry a key, which is taken once, and nothing secret."""

from collections.abc import Iterable
from dataclasses import dataclass

_KEY = "key"
# Who signs in and how: never written into a page, however the form looks that they came with.
_SECRET = ("password", "oldpassword", "code", "otp", "credential", "login", "email", "username")


@dataclass(frozen=True, slots=True)
class Again:
    """A form that may be sent again as it was: where to, and what it carries beside the texts that were typed."""

    action: str
    hidden: tuple[tuple[str, str], ...]


def may_be_sent_again(fields: Iterable[tuple[str, str]]) -> bool:
    """Say whether a form with these names and texts does nothing twice, and may be written into a page whole."""
    sent = list(fields)
    has_key = any(name == _KEY and text.strip() for name, text in sent)
    return has_key and not any(name.lower().startswith(_SECRET) for name, _ in sent)


def address_here(target: str) -> str:
    """Return path and query of a request as an address that stays on this site, however many slashes it begins with."""
    return "/" + target.lstrip("/\\")
