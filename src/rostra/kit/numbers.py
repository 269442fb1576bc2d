"""Numbers as they come in addresses and forms."""


def number_in(text: str, *, digits: int = 18) -> int | None:
    """Return the whole number that `text` is, or `None`: also for one of more digits than a database's numbers have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
