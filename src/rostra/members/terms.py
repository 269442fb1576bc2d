"""What an administrator decides about a group."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class GroupTerms:
    """What an administrator says of a group; `edit_window_s` empty is without end."""

    name: str
    title: str
    is_staff: bool
    edit_window_s: int | None
    edit_grace_s: int
