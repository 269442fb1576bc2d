"""Choose light or dark pages, or the device's own way."""

from typing import Literal

from rostra.members.models import Member

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")


def choose_theme(*, member: Member, theme: Theme) -> None:
    """Remember the colours a member chose; nobody else sees them."""
    Member.objects.filter(pk=member.pk).update(theme=theme)
