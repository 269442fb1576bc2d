"""The names of the small square files that stand for members and sections: site makes them, front knows them."""

import re

# What is made of a picture in a text has no hyphen in its name.
_SQUARE = re.compile(r"(?:f/[a-z0-9]{2}/)?[a-z0-9]+-\d+\.webp")


def is_square(name: str) -> bool:
    """Say whether a file is a square by its name, with or without its folders: it ends in its width."""
    return _SQUARE.fullmatch(name) is not None
