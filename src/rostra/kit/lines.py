"""Text of one line, as titles and names are: what would turn the words around it is left out."""

import re
from typing import Any

from django import forms

# Controls, and what sets the direction of all that follows until it is undone (UAX 9). Joiners stay: scripts and emoji
# need them.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Return the words of a text with single spaces and without controls."""
    return " ".join(_CONTROLS.sub("", text).split())


class LineField(forms.CharField):
    """A field for one line; nothing but controls counts as nothing."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the line."""
        return one_line(super().to_python(value) or "")
